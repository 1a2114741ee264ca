using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>A replay belongs to whom its endpoint belongs to.</summary>
internal sealed class ReplayControl(IReplayStore replays, IEndpointStore endpoints, IGrainFactory grains, Audit audit)
{
    private const string Prefix = "rpl_";

    public static bool IsId(string id)
        => id.Length == Prefix.Length + 32 && id.StartsWith(Prefix, StringComparison.Ordinal) && id[Prefix.Length..].All(char.IsAsciiHexDigitLower);

    public async Task<Results<Ok<ReplayAnswer>, Problem>> Do(string id, TenantCaller caller, ReplayAction action, HttpContext context)
    {
        if (!IsId(id) || await replays.Find(caller.Tenant, id, context.RequestAborted) is not { } row
            || await EndpointAccess.Find(endpoints, caller, row.EndpointId, context.RequestAborted) is not { } endpoint)
        {
            return Problems.NotFound;
        }

        if (action != ReplayAction.Show && !EndpointAccess.MayChange(caller, endpoint))
        {
            return Problems.Forbidden;
        }

        if (await Grain(caller.Tenant, row.EndpointId).ControlReplay(id, action) is not { } replay)
        {
            return Problems.NotFound;
        }

        if (action != ReplayAction.Show)
        {
            await audit.Add(context, caller.Tenant, caller.Actor, $"replay.{action.ToString().ToLowerInvariant()}", id);
        }

        return TypedResults.Ok(ReplayAnswer.Of(replay));
    }

    private IEndpointGrain Grain(string tenant, string endpointId)
        => grains.GetGrain<IEndpointGrain>(new EndpointKey(tenant, endpointId).ToString());
}
