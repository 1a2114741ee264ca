namespace OrleansNotify.Deliveries;

/// <summary>Starting attempts, and what follows from those that end.</summary>
internal sealed partial class DeliveryPump
{
    private void StartReady()
    {
        TakeDue();
        DateTimeOffset? blocked = null;
        while (IsOpen && HasReady && _outcomes.Count < MostUnrecorded)
        {
            blocked = _gate.BlockedUntil(_inFlight, _services.Now);
            if (blocked is not null)
            {
                break;
            }

            Start(TakeReady());
        }

        SetAlarm(blocked);
    }

    private bool HasReady => _again.Count > 0 || _lanes.Ready > 0;

    /// <summary>New events and those of before take turns, so that neither holds up the other.</summary>
    private Work TakeReady()
    {
        _wasAgain = _again.Count > 0 && (!_wasAgain || _lanes.Ready == 0);
        if (_wasAgain)
        {
            return _again.Dequeue();
        }

        _lanes.TryTake(out var work);
        if (work.Seq > _target.DrainUpTo)
        {
            _gate.DrainRate = 0;
        }

        return work;
    }

    private void Start(Work work)
    {
        _inHand[work.Seq] = work;
        _inFlight++;
        var attempt = new AttemptTask(_services, _target, work, _gate.Start(_services.Now), _ended.Writer, _stopping.Token);
        ThreadPool.UnsafeQueueUserWorkItem(attempt, preferLocal: false);
    }

    private void End(Attempted ended)
    {
        _inFlight--;
        _inHand.Remove(ended.Work.Seq);
        var now = _services.Now;
        if (ended.Result is not { } result)
        {
            _gate.Abandon(ended.IsProbe);
            Record(ended.Work, OutcomeRules.Expired(_target.Key.Id, ended.Work, now));
            return;
        }

        var asked = _gate.End(ended.IsProbe, result, now);
        Record(ended.Work, OutcomeRules.After(_target.Key.Id, ended, _target.Schedule, _services.Random.NextDouble(), asked, now));
        Follow(result, now);
    }

    private void Follow(AttemptResult result, DateTimeOffset now)
    {
        var isSuccess = result.ErrorKind is null;
        if (isSuccess && _health.FailingSince is { } since && (_warnings > 0 || _gate.Trips > _tripsSeen))
        {
            _owner.Recovered(since);
            _tripsSeen = _gate.Trips;
        }

        _health = _health.After(isSuccess, now);
        var limit = _services.Options.DisableAfter;
        if (IsOpen && (result.StatusCode == 410 || _health.IsHopeless(limit, now)))
        {
            _isOpen = false;
            _owner.Failed(result.StatusCode == 410 ? "gone" : "failing", _health);
        }

        var warnings = _health.Warnings(limit, now);
        if (warnings > _warnings)
        {
            _owner.Warned(warnings, _health);
        }

        _warnings = warnings;
    }

    private void Record(Work work, DeliveryOutcome outcome)
    {
        if (work.IsFirst)
        {
            _window.Recorded(work.Seq);
        }

        _outcomes.Add(work, outcome);
    }

    /// <summary>Rings for what only time changes; all else ends in a turn by itself.</summary>
    private void SetAlarm(DateTimeOffset? blockedUntil)
    {
        var now = _services.Now;
        var next = DateTimeOffset.MaxValue;
        foreach (var at in (ReadOnlySpan<DateTimeOffset?>)[blockedUntil, _waiting.NextAt, _waiting.LoadAt, _loadAt, _readAt])
        {
            next = at > now && at < next ? at.Value : next;
        }

        _alarm.Set(next == DateTimeOffset.MaxValue ? null : next);
    }
}
