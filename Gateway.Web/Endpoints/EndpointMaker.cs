using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Outbound;

namespace OrleansNotify.Endpoints;

/// <summary>Makes an endpoint: a person's own, or the tenant's.</summary>
internal sealed class EndpointMaker(IGrainFactory grains, OutboundPolicy policy, Audit audit, TimeProvider time)
{
    /// <param name="owner">Null: the tenant.</param>
    public async Task<(Problem? Refused, EndpointResult? Made)> Make(
        TenantCaller caller, string? owner, EndpointSettingsDocument document, string? idempotencyKey, HttpContext context)
    {
        if (SettingsCheck.Check(document, policy) is { } problem)
        {
            return (problem, null);
        }

        var id = idempotencyKey is null ? EndpointId.New(time.GetUtcNow()) : EndpointId.Of(caller.Tenant, owner, idempotencyKey);
        var made = await grains.GetGrain<ITenantDispatcherGrain>(caller.Tenant)
            .Create(new CreateEndpoint(id, owner, EndpointSettingsJson.ToSettings(document)));
        if (made.Status != EndpointStatus.Done || made.View is null)
        {
            return (EndpointProblems.Of(made.Status), null);
        }

        await audit.Add(context, caller.Tenant, caller.Actor, "endpoint.created", id);
        return (null, made);
    }
}
