namespace OrleansNotify.Deliveries;

/// <summary>An attempt that has ended, on its way back to the endpoint.</summary>
/// <param name="Result">Null: it was not made, as the log no longer keeps the event.</param>
internal sealed record Attempted(Work Work, bool IsProbe, string Url, DateTimeOffset StartedAt, AttemptResult? Result);
