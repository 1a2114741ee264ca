namespace OrleansNotify.Cluster;

/// <summary>Knows the processes of the cluster by what they say. Only in memory: after a move it is told again. Key: <see cref="Key"/>.</summary>
[Alias("OrleansNotify.Cluster.IClusterGrain")]
public interface IClusterGrain : IGrainWithStringKey
{
    public const string Key = "cluster";

    /// <summary>Replaces what the process said before. One that has not said anything for a minute is forgotten.</summary>
    Task Report(ProcessReport report);

    /// <summary>The process ends.</summary>
    Task Leave(string id);

    /// <summary>By role and then by name.</summary>
    Task<ReportedProcess[]> List();
}
