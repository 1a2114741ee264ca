using System.Diagnostics;
using System.Diagnostics.Metrics;
using Span = System.Diagnostics.Activity;

namespace OrleansNotify.Telemetry;

/// <summary>What everything that this product measures and traces is found under.</summary>
public static class NotifyTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "OrleansNotify";

    // From half a millisecond, which is a commit on a good disk, to what a caller gives up after.
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    public static Meter Meter { get; } = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Histogram<double> Duration(string name, string description)
        => Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    /// <summary>
    /// A span of work that some request, known by its <c>traceparent</c>, has led to; null when nobody traces. It does not become
    /// <see cref="Span.Current"/>: the work of many requests is done together.
    /// </summary>
    public static Span? Begin(string name, ActivityKind kind, string? traceParent)
    {
        if (traceParent is null || !Source.HasListeners() || !ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent))
        {
            return null;
        }

        var current = Span.Current;
        var span = Source.StartActivity(name, kind, parent);
        Span.Current = current;
        return span;
    }

    public static void End(Span? span, ActivityStatusCode status)
    {
        if (span is not null)
        {
            var current = Span.Current;
            span.SetStatus(status).Dispose();
            Span.Current = current;
        }
    }

    /// <summary>The <c>traceparent</c> of the request in hand, if it is one that is traced.</summary>
    public static string? TraceParent => Span.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;
}
