namespace OrleansNotify.Compat.Business;

/// <summary>What a tenant's own system sent, as an event.</summary>
/// <param name="NaturalKey">What makes the same thing twice one event when the sender names no key; null: nothing.</param>
/// <param name="Answer">To the sender, by the event's id.</param>
internal sealed record IncomingEvent(
    string Type, string? NaturalKey, string[] Audience, int Priority, byte[] Payload, Func<string, IResult> Answer);
