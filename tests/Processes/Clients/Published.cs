namespace OrleansNotify.Clients;

/// <summary>What a publisher was answered.</summary>
/// <param name="EventId">Null unless it was accepted.</param>
internal sealed record Published(PostOutcome Outcome, string? EventId, long Seq)
{
    public static readonly Published Unknown = new(PostOutcome.Unknown, null, 0);

    public static readonly Published NotSent = new(PostOutcome.NotSent, null, 0);
}
