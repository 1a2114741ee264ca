using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

// Settings interleaves: it reads one reference that the commands assign.
[GrainType("tenant")]
internal sealed class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> state, TimeProvider time) : Grain, ITenantGrain
{
    private const int MostOfAKind = 100;

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

    public Task<TenantStatus> AddApiKey(AddApiKey command)
        => Add(state.State.ApiKeys, key => key.Id == command.Id, before => TenantRules.WithApiKey(before, command, time.GetUtcNow()));

    public Task<TenantStatus> RevokeApiKey(string id)
        => Remove(state.State.ApiKeys, key => key.Id == id, before => TenantRules.WithoutApiKey(before, id));

    public Task<TenantStatus> PutSource(PutSource command)
        => Add(state.State.Sources, source => source.Name == command.Settings.Name, before => TenantRules.WithSource(before, command, time.GetUtcNow()));

    public Task<TenantStatus> DeleteSource(string name)
        => Remove(state.State.Sources, source => source.Name == name, before => TenantRules.WithoutSource(before, name));

    public async Task<TenantStatus> ChangeIncoming(ChangeIncoming command)
    {
        if (!state.State.IsConfigured)
        {
            return TenantStatus.NotFound;
        }

        await Write(TenantRules.WithIncoming(state.State, command, time.GetUtcNow()));
        return TenantStatus.Done;
    }

    private async Task<TenantStatus> Add<T>(List<T> all, Predicate<T> isIt, Func<TenantState, TenantState> change)
    {
        if (!state.State.IsConfigured)
        {
            return TenantStatus.NotFound;
        }

        if (all.Count >= MostOfAKind && !all.Exists(isIt))
        {
            return TenantStatus.LimitReached;
        }

        await Write(change(state.State));
        return TenantStatus.Done;
    }

    private async Task<TenantStatus> Remove<T>(List<T> all, Predicate<T> isIt, Func<TenantState, TenantState> change)
    {
        if (!all.Exists(isIt))
        {
            return TenantStatus.NotFound;
        }

        await Write(change(state.State));
        return TenantStatus.Done;
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
