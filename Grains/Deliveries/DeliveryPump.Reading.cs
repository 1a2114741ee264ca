using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Where its work comes from: the log, and the rows that wait for a further attempt.</summary>
internal sealed partial class DeliveryPump
{
    private const int PageSize = 256;
    private const int MostHeld = 10_000;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LoadEvery = TimeSpan.FromMilliseconds(50);

    private bool _isReading;
    private bool _isLoading;
    private bool _isHeld;
    private int _holds;
    private DateTimeOffset _readAt;
    private DateTimeOffset _loadAt;

    /// <summary>Deliveries that failed before have their lanes; to be called before it is opened.</summary>
    public async Task HoldLanes(DateTimeOffset? cancelledUntil)
    {
        var (tenant, id) = (_target.Key.Tenant, _target.Key.Id);
        var rows = await _services.Deliveries.Waiting(tenant, id, DateTimeOffset.MaxValue, MostHeld, _stopping.Token);
        var kept = rows.Where(row => cancelledUntil is null || row.UpdatedAt > cancelledUntil);
        foreach (var page in kept.Select(row => row.Seq).Order().Chunk(PageSize))
        {
            foreach (var logged in await _services.Log.ReadMany(tenant, page, _stopping.Token))
            {
                _lanes.Hold(OrderingKey.Of(_target.Settings, logged), logged.Seq);
            }
        }
    }

    private void Consider(IEnumerable<LoggedEvent> events, long upTo)
    {
        var allowance = new FilterAllowance();
        foreach (var logged in events.Where(logged => logged.Seq > _window.Considered))
        {
            // The rest is read again, in another turn.
            if (_lanes.IsFull || allowance.IsSpent)
            {
                return;
            }

            if (!_known.Remove(logged.Seq) && _target.Match.Matches(logged, allowance) && !OwnReports.IsAbout(logged, _target.Key.Id))
            {
                _window.Add(logged.Seq);
                _lanes.Add(Work.First(logged, OrderingKey.Of(_target.Settings, logged)));
            }

            _window.ConsiderUpTo(logged.Seq);
        }

        _window.ConsiderUpTo(upTo);
    }

    private void ReadLog()
    {
        if (!_isReading && _window.Considered < _upTo && !_lanes.IsFull && _services.Now >= _readAt)
        {
            _isReading = true;
            ReadPage().Ignore();
        }
    }

    private async Task ReadPage()
    {
        try
        {
            var after = _window.Considered;
            var page = await _services.Log.Read(_target.Key.Tenant, after, PageSize, _stopping.Token);
            if (IsOpen)
            {
                // An empty page: retention has dropped the rest of what there was.
                Consider(page, page.Count > 0 ? page[^1].Seq : _upTo);
            }
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            Delay(e);
            _readAt = _services.Now + TryAgainAfter;
        }
        finally
        {
            _isReading = false;
        }

        Turn();
    }

    private void TakeDue()
    {
        var now = _services.Now;
        while (_again.Count < _gate.Window && _waiting.TryTakeDue(now, out var row))
        {
            var work = Work.Again(row);
            _inHand[work.Seq] = work;
            _again.Enqueue(work);
        }
    }

    private void LoadRows()
    {
        var now = _services.Now;
        if (!_isLoading && !_isHeld && _waiting.LoadAt <= now && now >= _loadAt && _waiting.Count < WaitingRows.Most / 2)
        {
            _isLoading = true;
            LoadPage(now).Ignore();
        }
    }

    private async Task LoadPage(DateTimeOffset now)
    {
        try
        {
            var (tenant, id, holds) = (_target.Key.Tenant, _target.Key.Id, _holds);
            var horizon = WaitingRows.HorizonAt(now);
            var rows = await _services.Deliveries.Waiting(tenant, id, horizon, WaitingRows.Most, _stopping.Token);
            var next = rows.Count > 0 ? horizon : await _services.Deliveries.NextDue(tenant, id, _stopping.Token);
            // What was read before a cancellation began is cancelled by now, or soon.
            if (holds == _holds)
            {
                _waiting.Loaded(rows, horizon, next, IsInHand);
            }

            _loadAt = now + LoadEvery;
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            Delay(e);
            _loadAt = now + TryAgainAfter;
        }
        finally
        {
            _isLoading = false;
        }

        Turn();
    }

    private void Delay(Exception e) => _services.Logger.ReadDelayed(e, _target.Key.Tenant, _target.Key.Id);
}
