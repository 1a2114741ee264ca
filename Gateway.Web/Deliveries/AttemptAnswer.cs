using System.Text;

namespace OrleansNotify.Deliveries;

/// <summary>One attempt. Spans are milliseconds.</summary>
/// <param name="ResponseBody">Null for those before the last 20, whose bodies are not sent.</param>
internal sealed record AttemptAnswer(
    int Number, DateTimeOffset StartedAt, string Trigger, string Url, int? StatusCode, string? Error, AttemptSpans Spans, string RequestHead,
    string ResponseHead, string? ResponseBody, bool IsBodyCut, DateTimeOffset? NextAttemptAt)
{
    private const int WithBody = 20;

    public static AttemptAnswer[] Of(IReadOnlyList<AttemptRow> rows)
        => [.. rows.Select((row, index) => Of(row, index >= rows.Count - WithBody))];

    private static AttemptAnswer Of(AttemptRow row, bool hasBody) => new(
        row.Number, row.StartedAt, row.Trigger, row.Url, row.StatusCode, row.ErrorKind, AttemptSpans.Of(row), row.RequestHead, row.ResponseHead,
        hasBody ? Encoding.UTF8.GetString(row.ResponseBody) : null, row.IsBodyCut, row.NextAttemptAt);
}

/// <summary>Without an answer they are in steps of 100 ms: whoever chooses URLs must not learn by time what is listening where.</summary>
internal sealed record AttemptSpans(double? Dns, double? Connect, double? Tls, double? FirstByte, double Total)
{
    private const int Step = 100;

    public static AttemptSpans Of(AttemptRow row) => row.StatusCode is null
        ? new AttemptSpans(null, null, null, null, Math.Ceiling(row.Duration.TotalMilliseconds / Step) * Step)
        : new AttemptSpans(Exact(row.Dns), Exact(row.Connect), Exact(row.Tls), Exact(row.FirstByte), row.Duration.TotalMilliseconds);

    private static double? Exact(TimeSpan? span) => span?.TotalMilliseconds;
}
