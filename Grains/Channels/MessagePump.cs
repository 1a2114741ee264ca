using System.Threading.Channels;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Channels;

/// <summary>
/// Sends one tenant's messages on one channel. Everything here runs on one scheduler, the turns of the sender's grain, one turn at a time; only
/// the calls of providers run elsewhere and come back through a queue. Each turn is one transaction: what has ended, what was decided, and what
/// begins, so that an attempt is on the disk before its call.
/// </summary>
internal sealed class MessagePump : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    // Most providers that are near answer within it, so that one commit has the outcomes of a whole window.
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(2);

    private readonly MessageServices _services;
    private readonly SenderKey _key;
    private readonly Channel<MessageEnded?> _ended = System.Threading.Channels.Channel.CreateUnbounded<MessageEnded?>(new() { SingleReader = true });
    private readonly Dictionary<string, MessageWork> _inFlight = new(StringComparer.Ordinal);
    private readonly List<MessageEnded> _toRecord = [];
    private readonly AccountGates _gates = new();
    private readonly PriorityPick _pick = new();
    private readonly SenderRates _rates = new();
    private readonly SenderStarts _starts;
    private readonly SenderAccounts _accounts;
    private readonly AlarmClock _alarm;
    private bool _isOpen = true;
    private bool _hasRecovered;
    private bool _isBehind;

    public MessagePump(MessageServices services, SenderKey key)
    {
        (_services, _key) = (services, key);
        _starts = new SenderStarts(services, key, _gates);
        _accounts = new SenderAccounts(services, key, _gates, _starts);
        _alarm = new AlarmClock(services.Time, Ring);
    }

    /// <summary>Nothing is under way or waits to be recorded, and nothing is due before long.</summary>
    public bool IsIdle { get; private set; }

    public SenderStatus Status
    {
        get
        {
            var now = _services.Now;
            return new SenderStatus(_inFlight.Count, _rates.LastMinute(now), [.. _gates.Accounts.Select(account => _gates[account.Id].StatusOf(account, now))]);
        }
    }

    public void Wake()
    {
        _starts.Wake();
        Ring();
    }

    /// <summary>Messages were planned in this process. On any thread.</summary>
    public void Offer(PlannedMessages planned)
    {
        _starts.Offer(planned);
        Ring();
    }

    /// <summary>Completes when accounts, budget and the tenant's standing were read again: from then on nothing starts that they do not allow.</summary>
    public Task Changed()
    {
        var read = _accounts.Changed();
        Wake();
        return read;
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _ended.Writer.TryComplete();
    }

    /// <summary>Turns until it is closed and everything is recorded. Started once.</summary>
    public async Task Run()
    {
        while (await _ended.Reader.WaitToReadAsync())
        {
            Collect();
            await TurnSafely();
            if (!_isOpen && _inFlight.Count == 0 && _toRecord.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>No attempt starts from here on; those under way are recorded.</summary>
    public void Close()
    {
        _isOpen = false;
        Ring();
    }

    private void Ring() => _ended.Writer.TryWrite(null);

    private void End(MessageEnded ended)
    {
        var now = _services.Now;
        _inFlight.Remove(ended.Work.Row.Id);
        ended.Work.Gate.End(ended.Work.IsProbe, ended.Outcome, now);
        _rates.Add(ended.Outcome.Kind, now);
        _toRecord.Add(ended);
        if (ended.Outcome.Kind == OutcomeKind.RefusedAccount)
        {
            _services.Logger.AccountRefused(ended.Work.Account.Id, ended.Work.Account.Manifest.Id, _key.Tenant, ended.Outcome.Code);
        }
    }

    private async Task TurnSafely()
    {
        try
        {
            var nextAt = await Turn();
            IsIdle = _inFlight.Count == 0 && _toRecord.Count == 0 && (nextAt is null || nextAt > _services.Now + TimeSpan.FromMinutes(1));
            _alarm.Set(nextAt);
        }
        catch (Exception e)
        {
            // Whatever it is, what has ended is recorded and what waits is looked at again.
            _services.Logger.SenderDelayed(e, _key.ToString(), PauseAfterFailure);
            _accounts.Expire();
            _starts.Wake();
            _alarm.Set(_services.Now + PauseAfterFailure);
        }
    }

    /// <summary>When to turn next, if nothing else calls for it.</summary>
    private async Task<DateTimeOffset?> Turn()
    {
        await Recover();
        while (true)
        {
            await Gather();
            await _accounts.Load();
            var next = _isOpen && !_accounts.AreSuspended ? await _starts.Next(_pick, _services.Options.Window - _inFlight.Count) : SenderTurn.NotBefore(null);
            var recorded = _toRecord.ToArray();
            var batch = new MessageBatch([.. next.Works.Select(StartOf)], [.. recorded.Select(ResultOf)], next.Verdicts) { Money = _starts.Budget.Money };
            if (batch.IsEmpty)
            {
                return next.RetryAt;
            }

            await _services.Suppressions.Add(_key.Tenant, recorded);
            Launch(next, await Commit(batch, next));
            _isBehind = next.Works.Count > 0 && next.RetryAt <= _services.Now;
            Expect(batch);
            _services.Figures.Add(_key.Tenant, recorded.Zip(batch.Results, (ended, result) => (ended.Work.Row, result.State, ended.Outcome.Kind, ended.Duration)));
            _toRecord.RemoveRange(0, recorded.Length);
            Collect();
        }
    }

    /// <summary>
    /// While more waits than there is room for, a turn costs as much for one message as for a hundred: those under way are given a moment to end. By the
    /// machine's own clock, as it is no part of what is decided.
    /// </summary>
    private async Task Gather()
    {
        if (_isBehind && _inFlight.Count > 0)
        {
            await Task.Delay(GatherFor, TimeProvider.System);
            Collect();
        }
    }

    private void Collect()
    {
        while (_ended.Reader.TryRead(out var ended))
        {
            if (ended is not null)
            {
                End(ended);
            }
        }
    }

    private async Task<IReadOnlySet<string>> Commit(MessageBatch batch, SenderTurn next)
    {
        try
        {
            return await _services.Store.Commit(_key.Tenant, _key.Channel, batch, _starts.Budget.Period, _services.Now, CancellationToken.None);
        }
        catch
        {
            // Perhaps it is committed. Nothing was called: what has begun in the store is found there, and taken back.
            next.Abandon();
            _hasRecovered = batch.Starts.Count == 0;
            throw;
        }
    }

    private void Launch(SenderTurn next, IReadOnlySet<string> started)
    {
        var now = _services.Now;
        foreach (var work in next.Works)
        {
            var hasBegun = started.Contains(work.Row.Id);
            _starts.Committed(work, hasBegun);
            if (hasBegun)
            {
                _inFlight.Add(work.Row.Id, work);
                ThreadPool.UnsafeQueueUserWorkItem(new MessageCall(_services, work, _gates.HasOther(work.Account.Id, now), _ended.Writer), preferLocal: false);
            }
            else
            {
                work.Gate.Abandon(work.IsProbe);
                _starts.Wake();
            }
        }
    }

    private void Expect(MessageBatch batch)
    {
        foreach (var verdict in batch.Verdicts.Where(verdict => verdict.State == MessageState.Waiting))
        {
            _starts.Expect(verdict.DueAt);
        }

        foreach (var result in batch.Results.Where(result => result.State == MessageState.Waiting))
        {
            _starts.Expect(result.DueAt);
        }
    }

    private MessageStart StartOf(MessageWork work)
    {
        var estimate = _starts.Budget.EstimateOf(work);
        return new MessageStart(
            work.Row.Id, work.Number, work.Account.Manifest.Id, work.Account.Id, _services.Now, work.Prepared.DecisionJson, work.Prepared.Units,
            work.Row.DigestCount)
        {
            EstimateMicros = estimate?.Micros,
            EstimateCurrency = estimate?.Currency,
        };
    }

    private MessageResult ResultOf(MessageEnded ended)
    {
        var now = _services.Now;
        var work = ended.Work;
        return MessageOutcomes.After(
            work.Row, work.Number, ended.Outcome, work.Prepared.Schedule, _gates.HasOther(work.Account.Id, now),
            _services.Random.NextDouble(), now);
    }

    /// <summary>
    /// Attempts that have begun and are not under way here. Those of a silo before may have been made: their outcome is unknown. One that
    /// this activation did not see committed was not made.
    /// </summary>
    private async Task Recover()
    {
        if (_hasRecovered)
        {
            return;
        }

        var begun = await _services.Store.Sending(_key.Tenant, _key.Channel, CancellationToken.None);
        var results = begun.Where(row => !_inFlight.ContainsKey(row.Id) && _toRecord.TrueForAll(ended => ended.Work.Row.Id != row.Id))
            .Select(row => Interrupted.Result(row, _starts.WasNotCalled(row), _services.Now)).ToArray();
        if (results.Length > 0)
        {
            _services.Logger.AttemptsInterrupted(_key.ToString(), results.Count(result => result.Outcome == OutcomeKind.Unknown));
            await _services.Store.Commit(_key.Tenant, _key.Channel, new MessageBatch([], results, []), null, _services.Now, CancellationToken.None);
            _starts.Wake();
        }

        _hasRecovered = true;
    }
}
