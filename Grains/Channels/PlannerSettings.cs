namespace OrleansNotify.Channels;

/// <summary>
/// Which event types of a tenant lead to messages, and when those go: as of the last change that the tenant's only planner was notified of, and of half
/// a minute ago at most. Used in turns of the planner's grain alone.
/// </summary>
internal sealed class PlannerSettings(MessageAudience audience, string tenant, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private DateTimeOffset _until;

    public IReadOnlyDictionary<string, IReadOnlySet<Channel>> Types { get; private set; } = new Dictionary<string, IReadOnlySet<Channel>>();

    public MessageRules Rules { get; private set; } = new([]);

    /// <summary>The next plan reads them.</summary>
    public void Expire() => _until = default;

    public async Task Load()
    {
        var now = time.GetUtcNow();
        if (now < _until)
        {
            return;
        }

        // Before the reads, so that a change during them is read after them.
        _until = now + Kept;
        try
        {
            Types = await audience.Types(tenant, CancellationToken.None);
            Rules = await audience.Rules(tenant, CancellationToken.None);
        }
        catch
        {
            Expire();
            throw;
        }
    }
}
