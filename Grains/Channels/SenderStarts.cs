using OrleansNotify.Events;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>Chooses what a sender begins next: reads what is due, decides about each message, and takes a place at an account.</summary>
internal sealed class SenderStarts(MessageServices services, SenderKey key, AccountGates gates)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    // Attempts that nobody took give back what they reserved, and prices may be lower than was expected.
    private static readonly TimeSpan LookAtBudgetAfter = TimeSpan.FromHours(1);

    // Attempts that began in a transaction whose outcome is not known: nothing was called for them.
    private readonly HashSet<(string Id, int Number)> _notCalled = [];

    // Nothing is due before that, as of the last look; a look that a wake-up overtook says nothing.
    private DateTimeOffset _dryUntil = DateTimeOffset.MinValue;
    private bool _isWoken;
    private SenderSettings _settings = SenderSettings.None;

    private readonly SenderOffers _offers = new();

    public SenderBudget Budget { get; } = new(services, key);

    /// <summary>Reads again what the channel may send and spend.</summary>
    public async Task Load()
    {
        await Budget.Load();
        _settings = await services.Composer.Settings(key);
    }

    public bool WasNotCalled(MessageRow row) => _notCalled.Remove((row.Id, row.Attempts));

    /// <summary>Something may be due that was not before.</summary>
    public void Wake() => (_dryUntil, _isWoken) = (DateTimeOffset.MinValue, true);

    /// <summary>A message of this sender waits until then.</summary>
    public void Expect(DateTimeOffset dueAt) => _dryUntil = dueAt < _dryUntil ? dueAt : _dryUntil;

    /// <summary>Messages were planned here. On any thread.</summary>
    public void Offer(PlannedMessages planned) => _offers.Add(planned);

    /// <param name="most">Attempts that the sender's window has room for.</param>
    public async Task<SenderTurn> Next(PriorityPick pick, int most)
    {
        await Budget.Warn();
        var now = services.Now;
        var isWhole = _offers.TryTake(now, out var offered);
        if (now < _dryUntil && isWhole && offered.Count == 0)
        {
            return SenderTurn.NotBefore(_dryUntil);
        }

        var room = Math.Min(most, gates.Room(now, out var roomAt));
        // What is offered was stored before, so that a look finds it.
        var isAll = now < _dryUntil && isWhole && offered.Sum(planned => planned.Rows.Count) <= room;
        var dryUntil = _dryUntil;
        (_dryUntil, _isWoken) = (DateTimeOffset.MinValue, false);
        if (room <= 0)
        {
            return SenderTurn.NotBefore(most <= 0 ? null : roomAt);
        }

        var next = isAll ? await Begin(offered, dryUntil, now) : await Look(pick, room, now);
        if (next.IsDry && !_isWoken)
        {
            _dryUntil = next.RetryAt ?? DateTimeOffset.MaxValue;
        }

        return next;
    }

    /// <param name="dryUntil">Nothing but what is offered is due before that.</param>
    private async Task<SenderTurn> Begin(IReadOnlyList<PlannedMessages> offered, DateTimeOffset dryUntil, DateTimeOffset now)
    {
        var rows = offered.SelectMany(planned => planned.Rows).ToArray();
        var due = rows.Where(row => row.DueAt <= now).OrderBy(row => row.Priority).ToArray();
        var nextAt = rows.Where(row => row.DueAt > now).Select(row => row.DueAt).Append(dryUntil).Min();
        var events = offered.SelectMany(planned => planned.Events.Values).DistinctBy(logged => logged.Seq).ToDictionary(logged => logged.Seq);
        return await Decide(due, events, nextAt == DateTimeOffset.MaxValue ? null : nextAt, isAll: true, now);
    }

    private async Task<SenderTurn> Look(PriorityPick pick, int room, DateTimeOffset now)
    {
        var (due, laterAt) = await services.Store.Due(key.Tenant, key.Channel, now, room, CancellationToken.None);
        if (due.Count == 0)
        {
            return SenderTurn.NotBefore(laterAt, isDry: true);
        }

        // A reading of fewer than it asked for has all.
        var nextAt = due.Count < room ? laterAt : now;
        return await Decide(pick.Take(due, room), events: null, nextAt, isAll: due.Count < room, now);
    }

    private async Task<SenderTurn> Decide(
        IReadOnlyList<MessageRow> rows, IReadOnlyDictionary<long, LoggedEvent>? events, DateTimeOffset? nextAt, bool isAll, DateTimeOffset now)
    {
        if (rows.Count == 0)
        {
            return SenderTurn.NotBefore(nextAt, isAll);
        }

        if (!Budget.Now.IsNone)
        {
            await Budget.Load();
        }

        return Choose(await services.Composer.Prepare(key, rows, events, _settings, gates.Facts(now), Budget.Now, now), nextAt, isAll, now);
    }

    private SenderTurn Choose(IReadOnlyList<PreparedMessage> prepared, DateTimeOffset? nextAt, bool isAll, DateTimeOffset now)
    {
        var works = new List<MessageWork>();
        var verdicts = new List<MessageVerdict>();
        var (retryAt, isDry) = (nextAt, isAll);
        foreach (var message in prepared)
        {
            if (message.Outgoing is null)
            {
                verdicts.Add(VerdictOf(message, now));
                Budget.Decided(message.Decision);
            }
            else if (gates.TryStart(message.Decision, now, out var until) is { } start)
            {
                works.Add(new MessageWork(message, message.Row.Attempts + 1, start.Account, start.Gate, start.IsProbe));
                _notCalled.Add((message.Row.Id, message.Row.Attempts + 1));
            }
            else
            {
                // It stays due: read again at once, it would be found again at once.
                (isDry, retryAt) = (false, until == DateTimeOffset.MaxValue ? null : until);
            }
        }

        return new SenderTurn(works, verdicts, retryAt, isDry);
    }

    /// <param name="hasBegun">False: the store has not begun it.</param>
    public void Committed(MessageWork work, bool hasBegun)
    {
        _notCalled.Remove((work.Row.Id, work.Number));
        if (hasBegun)
        {
            Budget.Began(work);
        }
    }

    private static MessageVerdict VerdictOf(PreparedMessage message, DateTimeOffset now)
    {
        var decision = message.Decision;
        var last = decision.Steps.Count > 0 ? decision.Steps[^1] : null;
        var reason = message.Reason ?? last?.Word ?? "stopped";
        var state = message.State ?? decision switch
        {
            { Kind: DecisionKind.Hold } => MessageState.Waiting,
            { Reason: DecisionReason.Expired } => MessageState.Expired,
            { Reason: DecisionReason.InvalidAddress or DecisionReason.Unreachable } => MessageState.Refused,
            _ => MessageState.Stopped,
        };
        return new MessageVerdict(
            message.Row.Id, state, state == MessageState.Waiting ? LookAgainAt(decision, now) : now, reason, last?.Detail, message.DecisionJson);
    }

    private static DateTimeOffset LookAgainAt(Decision decision, DateTimeOffset now)
    {
        var longest = decision.Reason == DecisionReason.BudgetSpent ? now + LookAtBudgetAfter : DateTimeOffset.MaxValue;
        return (decision.Until ?? now + LookAgainAfter) is var until && until < longest ? until : longest;
    }
}
