namespace OrleansNotify.Inboxes;

/// <summary>The event that says that another one is to disappear everywhere.</summary>
public static class Withdrawal
{
    public const string EventType = "notification.withdrawn";
}
