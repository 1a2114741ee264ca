namespace OrleansNotify.Cluster;

/// <param name="SeenAt">When it said so: who has been silent for 15 seconds is gone, or cannot be reached.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Cluster.ReportedProcess")]
public sealed record ReportedProcess([property: Id(0)] ProcessReport Report, [property: Id(1)] DateTimeOffset SeenAt);
