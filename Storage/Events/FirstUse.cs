namespace OrleansNotify.Events;

/// <summary>The event that an id or an idempotency key made when it was first used.</summary>
internal sealed record FirstUse(string Id, long Seq, DateTimeOffset AcceptedAt, byte[] Fingerprint)
{
    public AppendResult As(AppendStatus status) => new(status, Id, Seq, AcceptedAt);
}
