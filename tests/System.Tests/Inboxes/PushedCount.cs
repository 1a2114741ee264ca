namespace OrleansNotify.SystemTests.Inboxes;

internal sealed record PushedCount(long Version, long Unread);
