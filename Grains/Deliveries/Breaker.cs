namespace OrleansNotify.Deliveries;

/// <summary>
/// Opens when at least 70 % of at least 10 attempts in 5 minutes failed: 30 s, doubling with every failed probe up to 10 minutes. Then one
/// probe at a time; three successes in a row close it.
/// </summary>
internal sealed class Breaker
{
    public const string Closed = "closed";
    public const string Open = "open";
    public const string HalfOpen = "half_open";

    private const int LeastAttempts = 10;
    private const double FailureShare = 0.7;
    private const int ProbesToClose = 3;
    private static readonly TimeSpan FirstOpen = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestOpen = TimeSpan.FromMinutes(10);

    private readonly FailureWindow _window = new();
    private TimeSpan _openFor = FirstOpen;
    private DateTimeOffset? _openUntil;
    private int _probesInFlight;
    private int _probesPassed;

    /// <summary>How often it has opened from closed.</summary>
    public int Trips { get; private set; }

    public string StateAt(DateTimeOffset now) => _openUntil is not { } until ? Closed : now < until ? Open : HalfOpen;

    /// <summary>When it may be asked again; null: now.</summary>
    public DateTimeOffset? BlockedUntil(DateTimeOffset now) => StateAt(now) switch
    {
        Closed => null,
        Open => _openUntil,
        _ => _probesInFlight > 0 ? DateTimeOffset.MaxValue : null,
    };

    /// <summary>Returns whether the attempt that starts is a probe, to be said again when it ends.</summary>
    public bool Start(DateTimeOffset now)
    {
        var isProbe = _openUntil is not null;
        _probesInFlight += isProbe ? 1 : 0;
        return isProbe;
    }

    public void End(bool isProbe, bool isSuccess, DateTimeOffset now)
    {
        if (_openUntil is null)
        {
            _window.Add(isSuccess, now);
            if (_window.Attempts >= LeastAttempts && _window.Failures >= FailureShare * _window.Attempts)
            {
                Trips++;
                OpenAt(now, FirstOpen);
            }
        }
        else if (isProbe)
        {
            // Attempts that began before it opened say nothing new.
            EndProbe(isSuccess, now);
        }
    }

    /// <summary>The attempt was not made after all.</summary>
    public void Abandon(bool isProbe) => _probesInFlight -= isProbe ? 1 : 0;

    private void EndProbe(bool isSuccess, DateTimeOffset now)
    {
        _probesInFlight--;
        _probesPassed = isSuccess ? _probesPassed + 1 : 0;
        if (!isSuccess)
        {
            OpenAt(now, _openFor * 2 < LongestOpen ? _openFor * 2 : LongestOpen);
        }
        else if (_probesPassed == ProbesToClose)
        {
            _openUntil = null;
            _probesPassed = 0;
            _window.Clear();
        }
    }

    private void OpenAt(DateTimeOffset now, TimeSpan length)
    {
        (_openFor, _openUntil, _probesPassed, _probesInFlight) = (length, now + length, 0, 0);
    }
}
