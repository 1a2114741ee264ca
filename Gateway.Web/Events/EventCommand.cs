namespace OrleansNotify.Events;

/// <summary>One event that a caller publishes.</summary>
/// <param name="Payload">As it stands in the request, byte for byte.</param>
internal sealed record EventCommand(
    string Type, string Source, string[] Audience, byte[] Payload, string? IdempotencyKey, DateTimeOffset? DeliverAt, DateTimeOffset? ExpiresAt);
