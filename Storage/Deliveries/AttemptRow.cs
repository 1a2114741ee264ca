namespace OrleansNotify.Deliveries;

/// <summary>One row of <c>attempts</c>. Spans are stored in whole microseconds.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Url">What was called: an endpoint's URL may change between attempts.</param>
/// <param name="Dns">Null, as the next two, when a connection was there already.</param>
/// <param name="FirstByte">From the start to the response's head; null when none came.</param>
/// <param name="RequestHead">Lines <c>name: value</c>, values that are secrets replaced.</param>
/// <param name="NextAttemptAt">What was planned after it.</param>
public sealed record AttemptRow(
    int Number,
    DateTimeOffset StartedAt,
    string Trigger,
    string Url,
    int? StatusCode,
    string? ErrorKind,
    TimeSpan? Dns,
    TimeSpan? Connect,
    TimeSpan? Tls,
    TimeSpan? FirstByte,
    TimeSpan Duration,
    string RequestHead,
    string ResponseHead,
    byte[] ResponseBody,
    bool IsBodyCut,
    DateTimeOffset? NextAttemptAt);
