using OrleansNotify.Secrets;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>What it is set to is its state; whether it takes part is the row of <see cref="ITenantStore"/>, which others find it by.</summary>
// Settings interleaves: it reads references that the commands assign.
[GrainType("tenant")]
internal sealed partial class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> state, ITenantStore tenants, SecretBox box, TimeProvider time) : Grain, ITenantGrain
{
    private const int MostOfAKind = 100;

    private TenantRow? _row;

    private string Name => this.GetPrimaryKeyString();

    private bool IsDeleting => _row?.Standing == TenantStanding.Deleting;

    private bool IsThere => state.State.IsConfigured && !IsDeleting;

    private TenantStatus Absent => IsDeleting ? TenantStatus.Deleting : TenantStatus.NotFound;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _row = await tenants.Find(Name, cancellationToken);
        if (_row is null && state.State.IsConfigured)
        {
            // Since when is not known: what it has must not seem older than it is.
            _row = await tenants.Add(Name, DateTimeOffset.UnixEpoch, cancellationToken);
        }
    }

    public Task<TenantSettings?> Settings() => Task.FromResult(IsThere ? TenantRules.View(state.State, _row) : null);

    public async Task<TenantSettings?> Configure(ConfigureTenant command)
    {
        if (IsDeleting)
        {
            return null;
        }

        var before = state.State;
        var next = TenantRules.Apply(before, command, time.GetUtcNow());
        if (!TenantRules.AreSame(before, next))
        {
            await Write(next);
        }

        // After the state: what is listed can be looked at. A crash in between is made good when this is activated again.
        _row ??= await tenants.Add(Name, time.GetUtcNow(), CancellationToken.None);
        return TenantRules.View(state.State, _row);
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
        if (!IsThere)
        {
            return Absent;
        }

        await Write(TenantRules.WithIncoming(state.State, command, time.GetUtcNow()));
        return TenantStatus.Done;
    }

    public async Task<TenantStatus> ChangeMember(ChangeMember command)
    {
        if (!IsThere)
        {
            return Absent;
        }

        var status = MemberRules.Apply(state.State.Members, command, time.GetUtcNow(), out var members);
        if (status == TenantStatus.Done)
        {
            await Write(TenantRules.WithMembers(state.State, members));
        }

        return status;
    }

    public async Task<Resealed> Reseal()
    {
        var rules = new ResealRules(box, Name);
        var next = rules.Apply(state.State);
        if (next != state.State)
        {
            await Write(next);
        }

        return rules.Result;
    }

    private async Task<TenantStatus> Add<T>(List<T> all, Predicate<T> isIt, Func<TenantState, TenantState> change)
    {
        if (!IsThere)
        {
            return Absent;
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
        if (!IsThere || !all.Exists(isIt))
        {
            return Absent;
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
