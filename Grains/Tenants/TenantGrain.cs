namespace OrleansNotify.Tenants;

// Settings interleaves: it reads one reference that Configure assigns after its write.
[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> state, TimeProvider time) : Grain, ITenantGrain
{
    public Task<TenantSettings?> Settings()
        => Task.FromResult(state.State.IsConfigured ? TenantRules.View(state.State) : null);

    public async Task<TenantSettings> Configure(ConfigureTenant command)
    {
        var before = state.State;
        var next = TenantRules.Apply(before, command, time.GetUtcNow());
        if (!TenantRules.AreSame(before, next))
        {
            await Write(next);
        }

        return TenantRules.View(state.State);
    }

    private async Task Write(TenantState next)
    {
        try
        {
            state.State = next;
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory must not disagree with the disk: the next call reads the state anew.
            DeactivateOnIdle();
            throw;
        }
    }
}
