namespace OrleansNotify.Events;

/// <summary>What is published, as the document describes it; <see cref="EventCommandReader"/> reads it without copying the payload.</summary>
/// <param name="Type">Words of A-Z a-z 0-9 _ - : / with dots between them.</param>
/// <param name="Payload">Any JSON. Clients show its title and message.</param>
/// <param name="Audience">Who sees it: <c>*</c>, <c>u:ann@example.org</c>, <c>t:topic</c>. None: endpoints only.</param>
/// <param name="IdempotencyKey">The same again within 24 hours is one event.</param>
/// <param name="Source">Where it comes from; <c>api</c> when it is left out.</param>
/// <param name="DeliverAt">When it goes into the log, at most a year ahead; at once when it is left out.</param>
/// <param name="ExpiresAt">When it leaves every inbox, as if it were withdrawn.</param>
internal sealed record EventDocument(
    string Type, object Payload, string[]? Audience, string? IdempotencyKey, string? Source, DateTimeOffset? DeliverAt, DateTimeOffset? ExpiresAt);
