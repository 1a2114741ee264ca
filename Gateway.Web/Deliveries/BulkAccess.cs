using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Portals;

namespace OrleansNotify.Deliveries;

/// <summary>Whose a bulk job is: members read the jobs of their tenant and its admins control them; users have those that they began with their own endpoints.</summary>
internal sealed class BulkAccess(IBulkJobStore jobs, IEndpointStore endpoints)
{
    public static bool MayAct(TenantCaller caller, string? action) => caller.Portal is not { } held || action switch
    {
        BulkAction.Resend => held.HasFlag(PortalCapabilities.CreateAttempts),
        BulkAction.Cancel => held.HasFlag(PortalCapabilities.ManageEndpoints),
        _ => false,
    };

    public Task<IReadOnlyList<BulkJobRow>> List(TenantCaller caller, string? before, int limit, CancellationToken cancellation)
        => jobs.List(caller.Tenant, caller.ReadsAll ? null : caller.User, before, limit, cancellation);

    /// <returns>Null: there is none for this caller.</returns>
    public async Task<BulkJobRow?> Find(TenantCaller caller, string id, CancellationToken cancellation)
        => await jobs.Find(caller.Tenant, id, cancellation) is { } row && (caller.ReadsAll || IsOwn(caller, row)) ? row : null;

    /// <summary>A job that was begun with a role goes to endpoints that are not the user's without it.</summary>
    public async Task<bool> MayControl(TenantCaller caller, BulkJobRow row, CancellationToken cancellation)
        => caller.ChangesAll || (IsOwn(caller, row) && MayAct(caller, row.Action) && BulkScope.Read(row.Filter).Filter.Endpoints is { } about
            && await DeliveryScope.ToChange(caller, [.. about], endpoints, cancellation) is not null);

    private static bool IsOwn(TenantCaller caller, BulkJobRow row) => caller.User is { } user && (row.Actor == user || row.Actor == $"portal:{user}");
}
