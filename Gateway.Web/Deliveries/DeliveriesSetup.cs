namespace OrleansNotify.Deliveries;

internal static class DeliveriesSetup
{
    public static void AddDeliveries(this IServiceCollection services)
    {
        services.AddSingleton<ReplayControl>();
        services.AddSingleton<PendingDeliveries>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<DeliverySearch>();
        services.AddSingleton<DeliveryPages>();
        services.AddSingleton<DeliveryPending>();
        services.AddSingleton<DeliveryDetails>();
        services.AddSingleton<DeliveryFinder>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<StatsReader>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<ChangeHub>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<BulkDesk>();
        services.AddSingleton<BulkAccess>();
        services.AddSingleton<EventPages>();
        services.AddSingleton<EventWhyReader>();
    }
}
