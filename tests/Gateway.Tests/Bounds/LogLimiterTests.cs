using Microsoft.Extensions.Logging;
using OrleansNotify.Http;
using OrleansNotify.Testing;

namespace OrleansNotify.Bounds;

public sealed class LogLimiterTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly Lines _lines = new();

    [Fact]
    public void OfOneCauseTheFirstIsWrittenAndTheOthersAreCounted()
    {
        using var limiter = new LogLimiter(_time, _lines);

        var written = Enumerable.Range(0, 100).Count(i => limiter.MayWrite("a request failed", i % 2 == 0 ? new TimeoutException() : new IOException()));
        _time.Advance(LogLimiter.Period);

        Assert.Equal(2, written);
        Assert.Equal(
            ["Left out 49 more lines within 10 seconds: a request failed (IOException)", "Left out 49 more lines within 10 seconds: a request failed (TimeoutException)"],
            _lines.All.Order());
    }

    [Fact]
    public void TheNextPeriodBeginsAnewAndOneLineAloneIsNotCounted()
    {
        using var limiter = new LogLimiter(_time, _lines);

        Assert.True(limiter.MayWrite("a"));
        _time.Advance(LogLimiter.Period);
        Assert.True(limiter.MayWrite("a"));
        _time.Advance(LogLimiter.Period);

        Assert.Empty(_lines.All);
    }

    private sealed class Lines : ILogger<LogLimiter>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => All.Add(formatter(state, exception));
    }
}
