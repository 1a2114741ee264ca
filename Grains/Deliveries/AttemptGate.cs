namespace OrleansNotify.Deliveries;

/// <summary>Whether one more attempt may start now: the window, the breaker, what the receiver asked for, and the rate.</summary>
internal sealed class AttemptGate(int mostInFlight)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Breaker _breaker = new();
    private readonly SendWindow _window = new(mostInFlight);
    private readonly TokenBucket _rate = new();
    private readonly TokenBucket _drain = new();
    private DateTimeOffset _heldUntil;
    private TimeSpan _pause = FirstPause;

    public int Rate
    {
        set => _rate.Rate = value;
    }

    /// <summary>The rate while events that waited through a pause are delivered.</summary>
    public int DrainRate
    {
        set => _drain.Rate = value;
    }

    public int Window => _window.Size;

    public int Trips => _breaker.Trips;

    public string BreakerAt(DateTimeOffset now) => _breaker.StateAt(now);

    /// <summary>Null: yes, and a token is taken. Else when to ask again; <see cref="DateTimeOffset.MaxValue"/>: when an attempt has ended.</summary>
    public DateTimeOffset? BlockedUntil(int inFlight, DateTimeOffset now)
    {
        if (inFlight >= _window.Size)
        {
            return DateTimeOffset.MaxValue;
        }

        return now < _heldUntil ? _heldUntil
            : _breaker.BlockedUntil(now) is { } until ? until
            : _drain.TryTake(now) ?? _rate.TryTake(now);
    }

    public bool Start(DateTimeOffset now) => _breaker.Start(now);

    /// <summary>Until when the receiver wants no further attempt; null when it did not say.</summary>
    public DateTimeOffset? End(bool isProbe, AttemptResult result, DateTimeOffset now)
    {
        var isSuccess = result.ErrorKind is null;
        _breaker.End(isProbe, isSuccess, now);
        if (isSuccess)
        {
            _window.Succeeded();
            _pause = FirstPause;
            return null;
        }

        if (IsOverrun(result))
        {
            _window.Overrun(now);
        }

        return Hold(result, now);
    }

    /// <summary>The attempt was not made after all.</summary>
    public void Abandon(bool isProbe) => _breaker.Abandon(isProbe);

    private DateTimeOffset? Hold(AttemptResult result, DateTimeOffset now)
    {
        DateTimeOffset? asked = result.RetryAfter is { } wait ? now + wait : null;
        if (asked is null && result.StatusCode == 429 && now >= _heldUntil)
        {
            _heldUntil = now + _pause;
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        }

        _heldUntil = asked > _heldUntil ? asked.Value : _heldUntil;
        return asked;
    }

    private static bool IsOverrun(AttemptResult result) =>
        result.StatusCode is 429 or 502 or 503 or 504 || result.ErrorKind == ErrorKind.Timeout;
}
