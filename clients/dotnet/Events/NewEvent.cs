using System.Text.Json;

namespace OrleansNotify.Client.Events;

/// <summary>An event to publish.</summary>
public sealed record NewEvent
{
    /// <summary>Words with dots between them, such as <c>order.created</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Any JSON. Clients show its title and message.</summary>
    public required JsonElement Payload { get; init; }

    /// <summary>Who sees it: <c>*</c>, <c>u:ann@example.org</c>, <c>t:topic</c>. None: endpoints only.</summary>
    public IReadOnlyList<string>? Audience { get; init; }

    /// <summary>The same again within 24 hours is one event. Default: a new one for each call.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Where it comes from; <c>api</c> when it is left out.</summary>
    public string? Source { get; init; }

    /// <summary>When it goes into the log, at most a year ahead.</summary>
    public DateTimeOffset? DeliverAt { get; init; }

    /// <summary>When it leaves every inbox.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
