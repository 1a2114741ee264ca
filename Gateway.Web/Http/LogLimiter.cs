using System.Collections.Concurrent;

namespace OrleansNotify.Http;

/// <summary>Lets one line of each cause through in a period, and then says how many there were: what anybody can cause must not fill the log.</summary>
internal sealed class LogLimiter : IDisposable
{
    public const int MaxCauses = 1_000;
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly ILogger<LogLimiter> _logger;
    private readonly ITimer _timer;

    public LogLimiter(TimeProvider time, ILogger<LogLimiter> logger)
    {
        _logger = logger;
        _timer = time.CreateTimer(_ => EndPeriod(), null, Period, Period);
    }

    /// <param name="cause">A word of ours and the type of an exception, nothing that a client chooses.</param>
    public bool MayWrite(string cause) => _seen.AddOrUpdate(cause, 1, (_, seen) => seen + 1) == 1 && _seen.Count <= MaxCauses;

    public bool MayWrite(string what, Exception exception) => MayWrite($"{what} ({exception.GetType().Name})");

    public void Dispose() => _timer.Dispose();

    private void EndPeriod()
    {
        foreach (var cause in _seen.Keys)
        {
            if (_seen.TryRemove(cause, out var seen) && seen > 1)
            {
                _logger.LinesLeftOut(seen - 1, cause, (int)Period.TotalSeconds);
            }
        }
    }
}
