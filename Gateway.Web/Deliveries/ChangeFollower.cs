using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Follows the changes of one tenant's deliveries for all of its viewers here, a few times a second, for as long as there are any.</summary>
internal sealed class ChangeFollower(
    string tenant, ChangeReader changes, PendingDeliveries pending, IEventLog log, TimeProvider time, ILogger logger)
{
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // What is delivered at once is not shown as pending first.
    private const int RoundsToPending = 4;
    private const int MostAtOnce = 20_000;
    private const int MostPending = 1_000;

    private readonly Lock _lock = new();
    private readonly HashSet<ChangeViewer> _viewers = [];
    private Dictionary<DeliveryId, long> _seen = [];
    private long? _place;
    private long? _head;
    private long? _upTo;
    private bool _isRunning;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _viewers.Count;
            }
        }
    }

    /// <summary>From here on the viewer is offered what changes.</summary>
    public void Add(ChangeViewer viewer, CancellationToken stopped)
    {
        lock (_lock)
        {
            _viewers.Add(viewer);
            if (!_isRunning)
            {
                _isRunning = true;
                Task.Run(() => Run(stopped), CancellationToken.None).Ignore();
            }
        }
    }

    public void Remove(ChangeViewer viewer)
    {
        lock (_lock)
        {
            _viewers.Remove(viewer);
        }
    }

    private async Task Run(CancellationToken stopped)
    {
        // Nobody was there: a viewer reads for itself what was before.
        (_place, _head, _upTo, _seen) = (null, null, null, []);
        for (var round = 0; HasViewers(); round++)
        {
            try
            {
                await Follow(stopped);
                if (round % RoundsToPending == 0)
                {
                    await FollowPending(stopped);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, the next round begins at the same place.
                logger.ChangesDelayed(e, tenant);
            }

            await Task.Delay(Every, time, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopped.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private bool HasViewers()
    {
        lock (_lock)
        {
            return _isRunning = _viewers.Count > 0;
        }
    }

    private async Task Follow(CancellationToken stopped)
    {
        var settled = await changes.Settled(stopped);
        if (_place is not { } place)
        {
            _place = settled;
            Offer(new ChangeBatch([], settled));
            return;
        }

        if (await changes.Since(tenant, place, MostAtOnce, stopped) is not { } found)
        {
            // More than anybody reads: viewers load their lists again.
            _place = settled;
            Each(viewer => viewer.Lose());
            return;
        }

        var rows = found.Where(change => _seen.GetValueOrDefault(IdOf(change)) != change.ChangedAt).Select(change => change.Row).ToArray();
        _seen = found.Where(change => change.ChangedAt >= settled).ToDictionary(IdOf, change => change.ChangedAt);
        _place = settled;
        Offer(new ChangeBatch(rows, settled));
    }

    /// <summary>Events of more than a moment ago that some endpoint has not come to.</summary>
    private async Task FollowPending(CancellationToken stopped)
    {
        var (head, before) = ((await log.Head(tenant, stopped)).Seq, _head);
        _head = head;
        if (before is null || !Any(viewer => viewer.Filter.TakesPending))
        {
            return;
        }

        _upTo ??= before;
        var filter = new DeliveryFilter { FromSeq = _upTo + 1, ToSeq = before, Limit = MostPending };
        if (filter.FromSeq > filter.ToSeq)
        {
            return;
        }

        var page = await pending.Read(tenant, filter, new FilterAllowance(), stopped);
        _upTo = before;
        if (page.Next is not null)
        {
            Each(viewer => viewer.Lose());
        }

        Offer(new ChangeBatch(page.Deliveries, _place ?? 0));
    }

    private static DeliveryId IdOf(ChangedDelivery change) => new(change.Row.EndpointId, change.Row.Seq);

    private void Offer(ChangeBatch batch) => Each(viewer => viewer.Offer(batch));

    private bool Any(Func<ChangeViewer, bool> isOne)
    {
        lock (_lock)
        {
            return _viewers.Any(isOne);
        }
    }

    private void Each(Action<ChangeViewer> act)
    {
        ChangeViewer[] viewers;
        lock (_lock)
        {
            viewers = [.. _viewers];
        }

        Array.ForEach(viewers, act);
    }
}
