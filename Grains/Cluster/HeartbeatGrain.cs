namespace OrleansNotify.Cluster;

/// <summary>A worker, as workers are placed where the call comes from: what is asked is whether this silo runs grains, not whether others do.</summary>
[StatelessWorker(1), GrainType("heartbeat")]
internal sealed class HeartbeatGrain : Grain, IHeartbeatGrain
{
    public Task Beat() => Task.CompletedTask;
}
