namespace OrleansNotify.Inboxes;

internal static class InboxesSetup
{
    public static void AddInboxes(this IServiceCollection services) => services.AddSingleton<SeedNotificationList>();
}
