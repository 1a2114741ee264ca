using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>Knows the tenant's endpoints and wakes those that an event concerns. Key: the tenant.</summary>
[Alias("OrleansNotify.Endpoints.ITenantDispatcherGrain")]
public interface ITenantDispatcherGrain : IGrainWithStringKey
{
    /// <summary>Creates an endpoint that gets every event accepted from here on. The same command again gives the same endpoint, without its secret.</summary>
    Task<EndpointResult> Create(CreateEndpoint command);

    /// <summary>An endpoint was changed, resumed, paused or deleted: its row is read again before this answers.</summary>
    [AlwaysInterleave]
    Task Changed(string endpointId);

    /// <summary>The tenant was suspended, resumed or deleted: its endpoints are told before this answers.</summary>
    [ResponseTimeout("00:01:00")]
    Task TenantChanged();

    /// <summary>Which event types have templates was changed.</summary>
    [AlwaysInterleave]
    Task ChannelsChanged();

    /// <summary>What a commit appended. A hint: gaps are read from the log.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Committed(LogBatch batch);

    /// <summary>Looks whether the log has events that were not dispatched, and whether an endpoint is behind.</summary>
    [OneWay]
    [AlwaysInterleave]
    Task Wake();
}
