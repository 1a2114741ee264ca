namespace OrleansNotify.Cluster;

/// <summary>Answers in the silo that asks. Key: any.</summary>
[Alias("OrleansNotify.Cluster.IHeartbeatGrain")]
public interface IHeartbeatGrain : IGrainWithStringKey
{
    Task Beat();
}
