using OrleansNotify.Endpoints;

namespace OrleansNotify.Tenants;

/// <summary>Whether it takes part.</summary>
internal sealed partial class TenantGrain
{
    public async Task<TenantStatus> Stand(string standing)
    {
        if (_row is null || (IsDeleting && standing != TenantStanding.Deleting))
        {
            return Absent;
        }

        await OrDeactivate(async () => _row = await tenants.Stand(Name, standing, time.GetUtcNow(), CancellationToken.None));
        // Also when it stood so before: the last call may have ended half-way.
        await GrainFactory.GetGrain<ITenantDispatcherGrain>(Name).TenantChanged();
        return TenantStatus.Done;
    }

    public async Task Forget()
    {
        if (IsDeleting)
        {
            await state.ClearStateAsync();
            _current = state.State;
            await tenants.Remove(Name, CancellationToken.None);
            _row = null;
        }

        DeactivateOnIdle();
    }
}
