using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

[GrainType("invitations")]
internal sealed class InvitationsGrain([PersistentState("invitations")] IPersistentState<InvitationsState> state, TimeProvider time)
    : Grain, IInvitationsGrain
{
    private const int Most = 100;

    private IEnumerable<StoredInvitation> Live => state.State.Items.Where(item => item.ExpiresAt > time.GetUtcNow());

    public async Task<TenantStatus> Add(Invitation invitation, string tokenHash)
    {
        var others = Live.Where(item => item.Email != invitation.Email).ToList();
        if (others.Count >= Most)
        {
            return TenantStatus.LimitReached;
        }

        var (id, email, role, expiresAt, invitedBy) = invitation;
        await Write([.. others, new StoredInvitation(id, email, role, expiresAt, invitedBy, tokenHash)]);
        return TenantStatus.Done;
    }

    public Task<Invitation[]> List() => Task.FromResult(Live.OrderBy(item => item.Email, StringComparer.Ordinal).Select(item => item.View()).ToArray());

    public async Task<TenantStatus> Delete(string id)
    {
        if (Live.All(item => item.Id != id))
        {
            return TenantStatus.NotFound;
        }

        await Write([.. Live.Where(item => item.Id != id)]);
        return TenantStatus.Done;
    }

    public Task<Invitation?> Find(string tokenHash) => Task.FromResult(Live.FirstOrDefault(item => item.TokenHash == tokenHash)?.View());

    public async Task<Invitation?> Take(string tokenHash)
    {
        if (Live.FirstOrDefault(item => item.TokenHash == tokenHash) is not { } found)
        {
            return null;
        }

        await Write([.. Live.Where(item => item != found)]);
        return found.View();
    }

    public async Task Forget()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task Write(StoredInvitation[] items)
    {
        var before = state.State;
        try
        {
            state.State = before with { Items = items };
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory must not disagree with the disk: the next call reads the state again.
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
