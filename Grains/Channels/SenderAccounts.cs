using OrleansNotify.Tenants;

namespace OrleansNotify.Channels;

/// <summary>What a sender's accounts, settings, budget and tenant allow, as of half a minute ago at most. Used in turns of the sender's grain alone.</summary>
internal sealed class SenderAccounts(MessageServices services, SenderKey key, AccountGates gates, SenderStarts starts)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private DateTimeOffset _until;
    private TaskCompletionSource? _changed;

    /// <summary>Its tenant is not active: nothing starts.</summary>
    public bool AreSuspended { get; private set; }

    /// <summary>The next turn reads them.</summary>
    public void Expire() => _until = default;

    /// <summary>Completes when a turn has read them again.</summary>
    public Task Changed()
    {
        Expire();
        _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _changed.Task;
    }

    public async Task Load()
    {
        if (services.Now < _until)
        {
            return;
        }

        // Before the reads, so that a change during them is read after them.
        _until = services.Now + Kept;
        var changed = _changed;
        _changed = null;
        try
        {
            gates.Set(await services.Accounts.Of(key.Tenant, key.Channel, CancellationToken.None));
            await starts.Load();
            AreSuspended = await services.Tenants.Find(key.Tenant, CancellationToken.None) is not (null or { Standing: TenantStanding.Active });
            changed?.TrySetResult();
        }
        catch (Exception e)
        {
            changed?.TrySetException(e);
            throw;
        }
    }
}
