using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>What may lead to messages among the events in (<paramref name="After"/>, <paramref name="UpTo"/>].</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Channels.MessageHint")]
public sealed record MessageHint(
    [property: Id(0)] long After,
    [property: Id(1)] long UpTo,
    [property: Id(2)] LoggedEvent[] Events);
