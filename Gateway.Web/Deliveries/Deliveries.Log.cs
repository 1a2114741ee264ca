namespace OrleansNotify.Deliveries;

internal static partial class DeliveriesLog
{
    [LoggerMessage(3601, LogLevel.Warning, "Tenant {Tenant}: changes of deliveries could not be read; the stream goes on from the same place in a moment")]
    public static partial void ChangesDelayed(this ILogger logger, Exception exception, string tenant);
}
