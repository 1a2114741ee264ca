using OrleansNotify.Deliveries;

namespace OrleansNotify.Channels;

/// <summary>Whether an account may be called now: its breaker, what its provider asked for, its rate, and calls under way.</summary>
internal sealed class AccountGate
{
    private static readonly TimeSpan FirstPark = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPark = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Breaker _breaker = new();
    private readonly TokenBucket _rate = new();
    private TimeSpan _park = FirstPark;
    private TimeSpan _pause = FirstPause;
    private DateTimeOffset _heldUntil;

    public int Rate
    {
        set => _rate.Rate = value;
    }

    public int Concurrency { get; set; } = int.MaxValue;

    public int InFlight { get; private set; }

    private string? LastProblem { get; set; }

    private DateTimeOffset? HeldUntil(DateTimeOffset now) => _heldUntil > now ? _heldUntil : null;

    public AccountStatus StatusOf(ProviderAccount account, DateTimeOffset now)
        => new(account.Id, account.Manifest.Id, _breaker.StateAt(now), HeldUntil(now), LastProblem);

    /// <summary>How many calls may begin now.</summary>
    /// <param name="at">When there are none: when to ask again; <see cref="DateTimeOffset.MaxValue"/>: when a call has ended.</param>
    public int Room(DateTimeOffset now, out DateTimeOffset at)
    {
        at = UnavailableUntil(now) ?? _breaker.BlockedUntil(now) ?? DateTimeOffset.MaxValue;
        if (at < DateTimeOffset.MaxValue)
        {
            return 0;
        }

        var tokens = _rate.Available(now, out var tokenAt);
        at = tokens == 0 ? tokenAt : at;
        return _breaker.StateAt(now) == Breaker.Closed ? Math.Min(tokens, Concurrency - InFlight) : _breaker.BlockedUntil(now) is null ? Math.Min(tokens, 1) : 0;
    }

    /// <summary>Null: it is usable. Else since its breaker is open or its provider wants no more: not before this. Rate and calls under way do not count.</summary>
    public DateTimeOffset? UnavailableUntil(DateTimeOffset now)
        => HeldUntil(now) ?? (_breaker.StateAt(now) == Breaker.Open ? _breaker.BlockedUntil(now) : null);

    /// <summary>Null: a call may begin, and has its place. <see cref="DateTimeOffset.MaxValue"/>: when one has ended.</summary>
    public DateTimeOffset? TryStart(DateTimeOffset now, out bool isProbe)
    {
        isProbe = false;
        if (UnavailableUntil(now) is { } until)
        {
            return until;
        }

        if (InFlight >= Concurrency)
        {
            return DateTimeOffset.MaxValue;
        }

        if ((_breaker.BlockedUntil(now) ?? _rate.TryTake(now)) is { } blocked)
        {
            return blocked;
        }

        isProbe = _breaker.Start(now);
        InFlight++;
        return null;
    }

    /// <summary>The call was not made after all.</summary>
    public void Abandon(bool isProbe)
    {
        InFlight--;
        _breaker.Abandon(isProbe);
    }

    public void End(bool isProbe, ProviderOutcome outcome, DateTimeOffset now)
    {
        InFlight--;
        // Calls that were under way together and fail together are one failure.
        var isNews = HeldUntil(now) is null;
        // A provider that refuses a recipient works.
        var works = outcome.Kind is OutcomeKind.Accepted or OutcomeKind.RefusedRecipient or OutcomeKind.RefusedMessage
            || outcome is { Kind: OutcomeKind.Later, Scope: OutcomeScope.Address or OutcomeScope.Message, Until: not null };
        _breaker.End(isProbe, works, now);
        LastProblem = works ? null : outcome.Code ?? outcome.Kind.ToString();
        if (works)
        {
            (_park, _pause) = (FirstPark, FirstPause);
        }
        else if (outcome.Kind == OutcomeKind.RefusedAccount)
        {
            Hold(now + (isNews ? _park : FirstPark));
            _park = !isNews ? _park : _park * 2 < LongestPark ? _park * 2 : LongestPark;
        }
        else if (outcome is { Kind: OutcomeKind.Later, Scope: OutcomeScope.Account or OutcomeScope.Provider })
        {
            Hold(outcome.Until ?? (isNews ? now + _pause : _heldUntil));
            _pause = isNews && outcome.Until is null && _pause * 2 < LongestPause ? _pause * 2 : _pause;
        }
    }

    private void Hold(DateTimeOffset until) => _heldUntil = until > _heldUntil ? until : _heldUntil;
}
