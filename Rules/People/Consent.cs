using OrleansNotify.Channels;

namespace OrleansNotify.People;

/// <summary>What a person agreed to, or took back. A record of what happened: the newest of a category and channel counts.</summary>
/// <param name="Channel">Null: every channel.</param>
/// <param name="Source">Where it came from, for example <c>checkout form</c>.</param>
/// <param name="Proof">What shows it: an address, a document's id, the wording; null: none was given.</param>
public sealed record Consent(
    ConsentKind Kind, MessageCategory Category, Channel? Channel, DateTimeOffset At, string Source = "", string? Proof = null);
