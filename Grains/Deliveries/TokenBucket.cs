namespace OrleansNotify.Deliveries;

/// <summary>A rate with bursts of a twentieth of a second's worth, so that no second has more than 5 % too many. Rate 0: no limit.</summary>
internal sealed class TokenBucket
{
    private const double Burst = 0.05;
    private double _tokens;
    private DateTimeOffset _at;
    private int _rate;

    public int Rate
    {
        get => _rate;
        set => (_rate, _tokens) = (value, Math.Min(Math.Max(_tokens, 0), Most(value)));
    }

    /// <summary>When there will be a token; null: there is one, and it is taken.</summary>
    public DateTimeOffset? TryTake(DateTimeOffset now)
    {
        if (_rate == 0)
        {
            return null;
        }

        Fill(now);
        if (_tokens < 1)
        {
            return now + TimeSpan.FromSeconds((1 - _tokens) / _rate);
        }

        _tokens--;
        return null;
    }

    /// <summary>How many there are now.</summary>
    /// <param name="at">When there will be one.</param>
    public int Available(DateTimeOffset now, out DateTimeOffset at)
    {
        at = now;
        if (_rate == 0)
        {
            return int.MaxValue;
        }

        Fill(now);
        at = _tokens < 1 ? now + TimeSpan.FromSeconds((1 - _tokens) / _rate) : now;
        return (int)_tokens;
    }

    private void Fill(DateTimeOffset now)
    {
        _tokens = Math.Min(Most(_rate), _tokens + ((now - _at).TotalSeconds * _rate));
        _at = now;
    }

    private static double Most(int rate) => Math.Max(1, rate * Burst);
}
