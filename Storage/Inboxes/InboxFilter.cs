namespace OrleansNotify.Inboxes;

/// <summary>What of an inbox is listed. What was put away is hidden unless it is asked for.</summary>
public sealed record InboxFilter(
    bool IsUnreadOnly = false, bool WithDismissed = false, bool WithArchived = false, bool WithSnoozed = false)
{
    public static readonly InboxFilter Shown = new();

    public static readonly InboxFilter Unread = new(IsUnreadOnly: true);

    public static readonly InboxFilter Everything = new(WithDismissed: true, WithArchived: true, WithSnoozed: true);
}
