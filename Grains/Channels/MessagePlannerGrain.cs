using Microsoft.Extensions.Logging;
using OrleansNotify.Cluster;
using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>
/// A cursor over the tenant's log that turns events into messages. Everything interleaves; one loop at a time plans, and between two awaits
/// only this activation's turn touches its fields. Another activation that still plans is fenced by the stored cursor.
/// </summary>
[GrainType("message-planner"), EntryPlacement]
internal sealed class MessagePlannerGrain(
    IMessageStore store, IEventLog log, MessageAudience audience, MessageExplainer explainer, LocalSenders senders, TimeProvider time, ILogger<MessagePlannerGrain> logger)
    : Grain, IMessagePlannerGrain
{
    private const int PageSize = 512;
    private const int MostHints = 64;

    private readonly Queue<MessageHint> _hints = new();
    private PlannerSettings _settings = null!;
    private long _cursor;
    private long _upTo;
    private bool _isPlanning;

    private string Tenant => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _settings = new PlannerSettings(audience, Tenant, time);
        _cursor = await store.Cursor(Tenant, cancellationToken);
    }

    public Task Offer(MessageHint hint)
    {
        _upTo = Math.Max(_upTo, hint.UpTo);
        if (_hints.Count < MostHints)
        {
            _hints.Enqueue(hint);
        }

        return PlanAll();
    }

    public Task Wake(long upTo)
    {
        _upTo = Math.Max(_upTo, upTo);
        return PlanAll();
    }

    public Task Changed()
    {
        _settings.Expire();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ExplainedMessage>> Explain(ExplainMessages command) => explainer.Explain(Tenant, command, CancellationToken.None);

    private async Task PlanAll()
    {
        if (_isPlanning)
        {
            return;
        }

        _isPlanning = true;
        try
        {
            while (_cursor < _upTo)
            {
                await PlanSome();
            }
        }
        catch (Exception e)
        {
            // What is behind is looked for again: by the dispatcher, and by the wake-up of every few seconds.
            logger.PlanDelayed(e, Tenant);
        }
        finally
        {
            _isPlanning = false;
        }
    }

    private async Task PlanSome()
    {
        var (events, to) = TryHint() is { } hint
            ? (hint.Events.Where(logged => logged.Seq > _cursor).ToArray(), hint.UpTo)
            : await Read();
        var messages = events.Length == 0 ? [] : await Plan(events);
        if (!await store.Plan(Tenant, _cursor, to, messages, CancellationToken.None))
        {
            _cursor = await store.Cursor(Tenant, CancellationToken.None);
            return;
        }

        _cursor = to;
        foreach (var some in messages.GroupBy(message => message.Channel))
        {
            Notify(new SenderKey(Tenant, some.Key), [.. some], events);
        }
    }

    private void Notify(SenderKey sender, MessageRow[] planned, LoggedEvent[] events)
    {
        var known = planned.Length > PlannedMessages.Most ? [] : events.Where(logged => Array.Exists(planned, message => message.Seq == logged.Seq));
        var offer = new PlannedMessages(planned, known.ToDictionary(logged => logged.Seq), planned[0].CreatedAt);
        // Digests gather in the store: what was planned here may be part of another message.
        if (Array.Exists(planned, message => message.DigestUntil is not null) || !senders.TryOffer(sender, offer))
        {
            GrainFactory.GetGrain<IMessageSenderGrain>(sender.ToString()).Wake().Ignore();
        }
    }

    private async Task<MessageRow[]> Plan(LoggedEvent[] events)
    {
        await _settings.Load();
        var concerned = events.Where(logged => MessageAudience.MayConcern(logged, _settings.Types)).ToArray();
        if (concerned.Length == 0)
        {
            return [];
        }

        var addresses = await audience.Addresses(Tenant, concerned, _settings.Types, CancellationToken.None);
        var now = time.GetUtcNow();
        return [.. concerned.SelectMany(logged => MessagePlan.Of(Tenant, logged, addresses, _settings.Rules, now))];
    }

    /// <summary>The next hint that continues what is planned; those of before are dropped.</summary>
    private MessageHint? TryHint()
    {
        while (_hints.TryPeek(out var hint))
        {
            if (hint.After > _cursor)
            {
                return null;
            }

            _hints.Dequeue();
            if (hint.UpTo > _cursor)
            {
                return hint;
            }
        }

        return null;
    }

    private async Task<(LoggedEvent[] Events, long To)> Read()
    {
        var page = await log.Read(Tenant, _cursor, PageSize, CancellationToken.None);
        // Retention has dropped what is not there.
        return page.Count == 0 ? ([], _upTo) : ([.. page], page[^1].Seq);
    }
}
