namespace OrleansNotify.Events;

internal static class EventsSetup
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventAppender>();
        services.AddSingleton<ScheduleQuota>();
        services.AddSingleton<Withdrawals>();
    }
}
