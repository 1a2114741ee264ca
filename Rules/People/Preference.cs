using OrleansNotify.Channels;

namespace OrleansNotify.People;

/// <summary>Whether a person wants a category on a channel. What a person has not set is wanted.</summary>
public sealed record Preference(MessageCategory Category, Channel Channel, bool IsAllowed);
