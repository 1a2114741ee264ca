namespace OrleansNotify.Cluster;

/// <summary>What a silo or gateway reports itself as: the process, unless several are in one.</summary>
internal sealed record ReporterId(string Value);
