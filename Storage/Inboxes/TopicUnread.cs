namespace OrleansNotify.Inboxes;

/// <param name="Key">The topic's audience key, <c>t:&lt;topic&gt;</c>.</param>
/// <param name="Unread">What came by this topic, also where it came by others as well.</param>
public sealed record TopicUnread(string Key, long Unread);
