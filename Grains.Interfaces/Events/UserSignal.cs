using OrleansNotify.Inboxes;

namespace OrleansNotify.Events;

/// <summary>A change of one user that live sockets should learn of at once.</summary>
/// <param name="User">Whose.</param>
/// <param name="Unread">The unread count after a change of the inbox; null when this is not one.</param>
/// <param name="Version">The user's version after that change.</param>
/// <param name="Seq">Up to which <c>seq</c> that count goes: later events come on top of it.</param>
/// <param name="RevokedTokenHash">The session that was revoked; null when none was.</param>
/// <param name="Items">How each notification that was changed stands; null from an older silo. Beside <paramref name="ReadUpTo"/>: those that had been marked unread.</param>
/// <param name="ReadUpTo">What has a <c>seq</c> of at most this was read in one go; null when that is not what happened.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Events.UserSignal")]
public sealed record UserSignal(
    [property: Id(0)] string User,
    [property: Id(1)] long? Unread,
    [property: Id(2)] long Version,
    [property: Id(3)] string? RevokedTokenHash,
    [property: Id(4)] long Seq,
    [property: Id(5)] ItemState[]? Items = null,
    [property: Id(6)] long? ReadUpTo = null);
