using OrleansNotify.Events;

namespace OrleansNotify.Inboxes;

/// <summary>What a connection begins with.</summary>
/// <param name="Topics">One range for each time in a topic.</param>
public sealed record InboxStanding(long Unread, IReadOnlyList<KeyRange> Topics);
