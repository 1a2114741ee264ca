using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// One subscriber's queue: in order, the next items when it has taken the last. A failing subscriber is tried again for
/// a minute, as with Orleans, and then loses what it failed on.
/// </summary>
internal sealed class Subscription(Topic topic, GrainId? consumer, bool isImplicit)
{
    const int LargestBatch = 100;
    static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(1);

    readonly Queue<(object? Item, Position Position)> _pending = new();
    bool _pumping;
    volatile bool _ended;

    public Guid Id { get; } = Guid.CreateVersion7(topic.Provider.Time.GetUtcNow());

    public Topic Topic { get; } = topic;

    /// <summary>Null for a subscriber outside grains.</summary>
    public GrainId? Consumer { get; } = consumer;

    public Sink? ClientSink { get; set; }

    public void Enqueue((object? Item, Position Position)[] batch)
    {
        lock (_pending)
        {
            Array.ForEach(batch, next => _pending.Enqueue((Copier.Copy(next.Item), next.Position)));
            if (_pumping || batch.Length == 0)
            {
                return;
            }

            _pumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static subscription => _ = subscription.PumpAsync(), this, preferLocal: false);
    }

    public void End()
    {
        if (!isImplicit)
        {
            _ended = true;
            Topic.Unsubscribe(this);
        }
    }

    async Task PumpAsync()
    {
        while (Next() is { } delivery)
        {
            await DeliverAsync(delivery);
        }
    }

    Delivery? Next()
    {
        lock (_pending)
        {
            List<(object?, Position)> items = [];
            while (!_ended && items.Count < LargestBatch && _pending.TryDequeue(out var next))
            {
                items.Add(next);
            }

            _pumping = items.Count > 0;
            return _pumping ? new Delivery(items) : null;
        }
    }

    async Task DeliverAsync(Delivery delivery)
    {
        var (time, stop) = (Topic.Provider.Time, Topic.Provider.Stopping);
        var since = time.GetTimestamp();
        for (var attempt = 1; !_ended && !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                await Send(sink => sink.Deliver(delivery));
                return;
            }
            catch (Exception failure)
            {
                Topic.Provider.Silo.LogDeliveryFailed(failure, Topic.Id, attempt);
                if (time.GetElapsedTime(since) > LongestDelivery)
                {
                    await GiveUpAsync(failure);
                    return;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(attempt, 10)), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task GiveUpAsync(Exception failure)
    {
        Topic.Provider.Silo.LogDeliveryGivenUp(Topic.Id);
        try
        {
            await Send(sink => sink.GiveUp(failure));
        }
        catch (Exception again)
        {
            Topic.Provider.Silo.LogDeliveryFailed(again, Topic.Id, 0);
        }
    }

    Task Send(Func<Sink, Task> deliver)
    {
        if (Consumer is not { } grain)
        {
            return ClientSink is { } sink ? deliver(sink) : Task.CompletedTask;
        }

        var silo = Topic.Provider.Silo;
        var request = new TurnRequest(grain, _ => Activation.Current!.ReceiveAsync(this, deliver))
        {
            SentAt = silo.MessagingTime.GetTimestamp(),
            Timeout = silo.ResponseTimeout,
        };
        silo.Resend(request);
        return request.Done;
    }
}
