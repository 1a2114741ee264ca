using System.Threading.Channels;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Delivers one endpoint's events. Everything here runs on one scheduler, the turns of the endpoint's grain; only the attempts
/// themselves run elsewhere and come back through a queue, so that a turn handles all that have ended by then.
/// </summary>
internal sealed partial class DeliveryPump : IDisposable
{
    private const int MostUnrecorded = 1_000;

    private readonly DeliveryServices _services;
    private readonly IPumpOwner _owner;
    private readonly Channel<Attempted?> _ended = Channel.CreateUnbounded<Attempted?>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lanes _lanes = new();
    private readonly WaitingRows _waiting = new();
    private readonly Queue<Work> _again = new();
    private readonly Dictionary<long, Work> _inHand = [];
    private readonly HashSet<long> _known;
    private readonly CursorWindow _window;
    private AttemptGate _gate;
    private readonly AlarmClock _alarm;
    private readonly OutcomeBuffer _outcomes;
    private PumpTarget _target;
    private TaskCompletionSource? _settled;
    private Health _health;
    private int _warnings;
    private int _tripsSeen;
    private int _inFlight;
    private long _upTo;
    private bool _isOpen;
    private bool _wasAgain;

    /// <param name="known">Which events after the cursor have a row already.</param>
    public DeliveryPump(
        DeliveryServices services, IPumpOwner owner, PumpTarget target, long cursor, Health health, IReadOnlySet<long> known)
    {
        (_services, _owner, _target, _health) = (services, owner, target, health);
        _known = [.. known];
        _window = new CursorWindow(cursor);
        _gate = new AttemptGate(services.Options.Window);
        _alarm = new AlarmClock(services.Time, () => _ended.Writer.TryWrite(null));
        _outcomes = new OutcomeBuffer(services.Recorder, cursor, Progress, Recorded, Replaced, Break, Turn);
        _upTo = cursor;
        Retarget(target);
    }

    public bool IsOpen => _isOpen && !_services.SettleTime.IsShutdown;

    public long Considered => _window.Considered;

    public long Cursor => _window.Cursor;

    public Health Health => _health;

    public string Breaker => _gate.BreakerAt(_services.Now);

    public int InFlight => _inFlight;

    private bool IsSettled => _inFlight == 0 && _outcomes.IsEmpty;

    /// <summary>Nothing is on its way, due soon or unread. While it is closed, what waits in memory is read again from the store later.</summary>
    public bool IsIdle => IsSettled && !_isReading && !_isLoading
        && (!IsOpen || (_inHand.Count == 0 && _lanes.IsEmpty && _waiting.Count == 0 && _window.Considered >= _upTo));

    /// <summary>The first attempt that waits in the store alone; null: none, or none is made.</summary>
    public DateTimeOffset? NextInStore => IsOpen ? _waiting.LoadAt : null;

    /// <summary>Handles what ends, until it is disposed. Started once, on the scheduler that everything here runs on.</summary>
    public async Task Run()
    {
        while (await _ended.Reader.WaitToReadAsync())
        {
            while (_ended.Reader.TryRead(out var ended))
            {
                if (ended is not null)
                {
                    End(ended);
                }
            }

            Turn();
        }
    }

    public void Dispose()
    {
        _isOpen = false;
        _ended.Writer.TryComplete();
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        _alarm.Dispose();
        _stopping.Cancel();
        _stopping.Dispose();
    }

    public void Open()
    {
        _isOpen = true;
        _waiting.LoadNow();
        Turn();
    }

    /// <summary>From here on no attempt starts.</summary>
    public void Close() => _isOpen = false;

    public void Retarget(PumpTarget target)
    {
        _target = target;
        (_gate.Rate, _gate.DrainRate) = (target.Settings.RateLimit, target.DrainRate);
    }

    /// <summary>Its failures so far are forgotten, as its owner says that it works.</summary>
    public void Forgive()
    {
        (_health, _warnings) = (_health with { FailingSince = null }, 0);
        _gate = new AttemptGate(_services.Options.Window);
        Retarget(_target);
    }

    /// <summary>Completes when nothing is in flight and everything is recorded, or after <paramref name="limit"/>.</summary>
    public async Task Settle(TimeSpan limit, CancellationToken cancellation = default)
    {
        if (!IsSettled)
        {
            _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _settled.Task.WaitAsync(limit, _services.Time, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    public void Offer(EndpointBatch batch)
    {
        _upTo = Math.Max(_upTo, batch.UpTo);
        _services.Traces.Learn(_target.Key.Tenant, batch.Events);
        if (IsOpen && batch.After <= _window.Considered)
        {
            Consider(batch.Events, batch.UpTo);
        }

        Turn();
    }

    public void Wake(long upTo)
    {
        _upTo = Math.Max(_upTo, upTo);
        Turn();
        if (IsIdle && _window.Cursor > _outcomes.WrittenCursor)
        {
            _outcomes.Write();
        }
    }

    /// <summary>Rows were made due in the store.</summary>
    public void LoadWaiting()
    {
        _waiting.LoadNow();
        Turn();
    }

    public bool IsInHand(long seq) => _inHand.ContainsKey(seq) || _outcomes.Has(seq);

    /// <summary>What waits for a further attempt is being cancelled in the store: none of it is read until <see cref="LetWaiting"/>.</summary>
    /// <param name="cancelled">Which events' deliveries are; null: all that wait.</param>
    public void HoldWaiting(IReadOnlySet<long>? cancelled = null)
    {
        _isHeld = true;
        _holds++;
        _waiting.Clear();
        while (_again.TryDequeue(out var work))
        {
            _inHand.Remove(work.Seq);
        }

        _lanes.ReleaseUnless(seq => IsInHand(seq) || cancelled?.Contains(seq) == false);
    }

    public void LetWaiting()
    {
        _isHeld = false;
        LoadWaiting();
    }

    /// <summary>Leaves out what no attempt was made for: delivery goes on after <paramref name="seq"/>.</summary>
    public void SkipTo(long seq)
    {
        _lanes.Clear();
        _window.LeaveOut(_inHand.Keys.ToHashSet());
        _window.ConsiderUpTo(seq);
        _upTo = Math.Max(_upTo, seq);
    }

    private void Turn()
    {
        if (IsOpen)
        {
            StartReady();
            ReadLog();
            LoadRows();
        }

        _outcomes.Flush();
        if (IsSettled)
        {
            _settled?.TrySetResult();
            _settled = null;
        }
    }

    private void Replaced()
    {
        Abandon();
        _owner.Replaced();
    }

    /// <summary><see cref="Run"/> ends with the fault.</summary>
    private void Break(Exception fault)
    {
        Abandon();
        _ended.Writer.TryComplete(fault);
    }

    /// <summary>What is not recorded by now never is: there is nothing to wait for.</summary>
    private void Abandon()
    {
        _isOpen = false;
        _settled ??= new TaskCompletionSource();
        _settled.TrySetResult();
    }

    private EndpointProgress Progress(IReadOnlyList<DeliveryOutcome> outcomes) => new(
        _target.Key.Tenant, _target.Key.Id, _target.Lease, _window.Cursor, _health.FailingSince, _health.LastSuccessAt, outcomes);

    /// <summary>Only what is on the disk has consequences.</summary>
    private void Recorded(Work work, DeliveryOutcome outcome)
    {
        var row = outcome.Delivery;
        if (row.Status == DeliveryStatus.Retrying)
        {
            _waiting.Add(row);
            return;
        }

        _lanes.Release(work.Lane, work.Seq);
        if (row.Status == DeliveryStatus.Dead)
        {
            _owner.Died(row, outcome.Hops);
        }
    }
}
