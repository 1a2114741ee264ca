using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Running;

/// <summary>What the silos of a cluster have logged, from warnings up.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyCollection<LogLine> Lines => _lines;

    /// <summary>Of the product, not of Orleans.</summary>
    public IEnumerable<LogLine> Errors => _lines.Where(line => line.Level >= LogLevel.Error && line.Category.StartsWith("OrleansNotify.", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception));
            }
        }
    }
}

internal sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Exception);
