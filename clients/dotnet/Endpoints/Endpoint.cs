namespace OrleansNotify.Client.Endpoints;

/// <summary>Where a tenant's or a person's events are sent.</summary>
public sealed record Endpoint
{
    public required string Id { get; init; }

    public string? Owner { get; init; }

    public required Uri Url { get; init; }

    public required IReadOnlyList<string> EventTypes { get; init; }

    /// <summary><c>enabled</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    public string? StateReason { get; init; }

    public required long Version { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What its deliveries are verified with. Only in the answer that made it.</summary>
    public string? Secret { get; init; }
}

internal sealed record EndpointPage(IReadOnlyList<Endpoint> Items, string? Next);
