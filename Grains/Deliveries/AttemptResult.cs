namespace OrleansNotify.Deliveries;

/// <summary>What came back. See <see cref="AttemptRow"/> for the fields.</summary>
/// <param name="ErrorKind">Null: a success (2xx).</param>
/// <param name="RetryAfter">What the receiver asked for, at most 24 hours; null: nothing that can be read.</param>
internal sealed record AttemptResult(
    int? StatusCode,
    string? ErrorKind,
    TimeSpan? RetryAfter,
    TimeSpan? Dns,
    TimeSpan? Connect,
    TimeSpan? Tls,
    TimeSpan? FirstByte,
    TimeSpan Duration,
    string RequestHead,
    string ResponseHead,
    byte[] ResponseBody,
    bool IsBodyCut)
{
    /// <summary>A further attempt would end the same.</summary>
    public bool IsFinal { get; init; }

    /// <summary>It could not even be made: a fault of ours.</summary>
    public static AttemptResult Broken { get; } = new(
        null, Deliveries.ErrorKind.Configuration, null, null, null, null, null, TimeSpan.Zero, "", "", [], false);
}
