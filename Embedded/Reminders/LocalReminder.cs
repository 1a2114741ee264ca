using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One row of the table, ticking at StartAt and every period after it; ticks missed while nothing ran are skipped.</summary>
internal sealed class LocalReminder : IDisposable
{
    // What the base library's timers can wait for; a later tick takes several waits.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    readonly Silo _silo;
    readonly TimeProvider _time;
    readonly ReminderEntry _entry;
    readonly ITimer _timer;
    DateTime _next;
    volatile bool _stopped;

    public LocalReminder(Silo silo, TimeProvider time, ReminderEntry entry)
    {
        (_silo, _time, _entry) = (silo, time, entry);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(_ => _ = TickAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public string? ETag => _entry.ETag;

    DateTime Now => _time.GetUtcNow().UtcDateTime;

    public void Start() => WaitForNext();

    public void Dispose()
    {
        _stopped = true;
        _timer.Dispose();
    }

    void WaitForNext()
    {
        var late = Now - _entry.StartAt;
        _next = late <= TimeSpan.Zero ? _entry.StartAt : Now + _entry.Period - TimeSpan.FromTicks(late.Ticks % _entry.Period.Ticks);
        WaitLonger();
    }

    void WaitLonger()
    {
        var left = _next - Now;
        if (!_stopped)
        {
            _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestWait ? left : LongestWait, Timeout.InfiniteTimeSpan);
        }
    }

    async Task TickAsync()
    {
        if (_stopped)
        {
            return;
        }

        if (Now < _next)
        {
            WaitLonger();
            return;
        }

        try
        {
            await _silo.References.GetGrain<IRemindable>(_entry.GrainId)
                .ReceiveReminder(_entry.ReminderName, new TickStatus(_entry.StartAt, _entry.Period, Now));
        }
        catch (Exception failure)
        {
            _silo.LogReminderFailed(failure, _entry.ReminderName, _entry.GrainId);
        }

        WaitForNext();
    }
}
