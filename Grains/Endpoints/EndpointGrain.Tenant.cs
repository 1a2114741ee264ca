using OrleansNotify.Tenants;

namespace OrleansNotify.Endpoints;

/// <summary>While its tenant is not active, an enabled endpoint stands still and keeps its place in the log.</summary>
internal sealed partial class EndpointGrain
{
    public async Task TenantChanged()
    {
        if (_row is null || _pump is not { } pump)
        {
            Leave();
            return;
        }

        if (!await IsTenantActive(CancellationToken.None))
        {
            await Quiet(pump);
        }
        else if (_row.State == EndpointState.Enabled)
        {
            var head = await services.Log.Head(Key.Tenant, CancellationToken.None);
            pump.Open();
            pump.Wake(head.Seq);
            KeepAwake();
        }
    }

    private async Task<bool> IsTenantActive(CancellationToken cancellation)
        => await tenants.Find(Key.Tenant, cancellation) is null or { Standing: TenantStanding.Active };
}
