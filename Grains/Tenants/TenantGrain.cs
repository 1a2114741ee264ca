using OrleansNotify.Secrets;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>What it is set to is its state; whether it takes part is the row of <see cref="ITenantStore"/>, which others find it by.</summary>
// Settings interleaves: it reads references that the commands assign once what they name is written.
[GrainType("tenant")]
internal sealed partial class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> state, ITenantStore tenants, SecretBox box, TimeProvider time) : Grain, ITenantGrain
{
    private const int MostOfAKind = 100;

    private TenantRow? _row;

    // What is written; the persistent state is what is being written.
    private TenantState _current = new();

    private string Name => this.GetPrimaryKeyString();

    private bool IsDeleting => _row?.Standing == TenantStanding.Deleting;

    private bool IsThere => _current.IsConfigured && !IsDeleting;

    private TenantStatus Absent => IsDeleting ? TenantStatus.Deleting : TenantStatus.NotFound;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _current = state.State;
        _row = await tenants.Find(Name, cancellationToken);
        if (_row is null && _current.IsConfigured)
        {
            // Since when is not known: what it has must not seem older than it is.
            _row = await tenants.Add(Name, DateTimeOffset.UnixEpoch, cancellationToken);
        }

        await ListOrigins();
    }

    public Task<TenantSettings?> Settings()
    {
        if (!IsThere)
        {
            // Anybody can make up a name: it must not stay in memory.
            DeactivateOnIdle();
        }

        return Task.FromResult(IsThere ? TenantRules.View(_current, _row) : null);
    }

    public async Task<TenantSettings?> Configure(ConfigureTenant command)
    {
        if (IsDeleting)
        {
            return null;
        }

        var next = TenantRules.Apply(_current, command, time.GetUtcNow());
        if (!TenantRules.AreSame(_current, next))
        {
            await Write(next);
        }

        // After the state: what is listed can be looked at. A crash in between is made good when this is activated again.
        _row ??= await tenants.Add(Name, time.GetUtcNow(), CancellationToken.None);
        await OrDeactivate(ListOrigins);
        return TenantRules.View(_current, _row);
    }

    public Task<TenantStatus> AddApiKey(AddApiKey command)
        => Add(_current.ApiKeys, key => key.Id == command.Id, before => TenantRules.WithApiKey(before, command, time.GetUtcNow()));

    public Task<TenantStatus> RevokeApiKey(string id)
        => Remove(_current.ApiKeys, key => key.Id == id, before => TenantRules.WithoutApiKey(before, id));

    public Task<TenantStatus> PutSource(PutSource command)
        => Add(_current.Sources, source => source.Name == command.Settings.Name, before => TenantRules.WithSource(before, command, time.GetUtcNow()));

    public Task<TenantStatus> DeleteSource(string name)
        => Remove(_current.Sources, source => source.Name == name, before => TenantRules.WithoutSource(before, name));

    public async Task<TenantStatus> ChangeIncoming(ChangeIncoming command)
    {
        if (!IsThere)
        {
            return Absent;
        }

        await Write(TenantRules.WithIncoming(_current, command, time.GetUtcNow()));
        return TenantStatus.Done;
    }

    public async Task<TenantStatus> ChangeMember(ChangeMember command)
    {
        if (!IsThere)
        {
            return Absent;
        }

        var status = MemberRules.Apply(_current.Members, command, time.GetUtcNow(), out var members);
        if (status == TenantStatus.Done)
        {
            await Write(TenantRules.WithMembers(_current, members));
        }

        return status;
    }

    public Task<TenantStatus> AddFirstOwner(string email)
        => _current.Members.Exists(MemberRules.IsOwner)
            ? Task.FromResult(TenantStatus.NotFound)
            : ChangeMember(new ChangeMember(email, TenantRole.Owner, MayLeaveNoOwner: false));

    public async Task<Resealed> Reseal()
    {
        var rules = new ResealRules(box, Name);
        var next = rules.Apply(_current);
        if (next != _current)
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

        await Write(change(_current));
        return TenantStatus.Done;
    }

    private async Task<TenantStatus> Remove<T>(List<T> all, Predicate<T> isIt, Func<TenantState, TenantState> change)
    {
        if (!IsThere || !all.Exists(isIt))
        {
            return Absent;
        }

        await Write(change(_current));
        return TenantStatus.Done;
    }

    /// <summary>Gateways answer preflights, which name no tenant, from the rows.</summary>
    private async Task ListOrigins()
    {
        if (_row is not null && OriginText.Join(_current.Origins) is var origins && _row.Origins != origins)
        {
            await tenants.ListOrigins(Name, origins, CancellationToken.None);
            _row = _row with { Origins = origins };
        }
    }

    private async Task Write(TenantState next)
    {
        state.State = next;
        await OrDeactivate(() => state.WriteStateAsync());
        _current = next;
    }

    /// <summary>Whether a write that failed took effect is not known: the next call reads from the store.</summary>
    private async Task OrDeactivate(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
