using Microsoft.Extensions.Logging;

namespace OrleansNotify.Deliveries;

internal static partial class DeliveriesLog
{
    [LoggerMessage(4201, LogLevel.Warning, "The store did not take the outcomes of {Endpoints} endpoints, attempt {Attempt}; they are kept and written again")]
    public static partial void RecordDelayed(this ILogger logger, Exception exception, int endpoints, int attempt);

    [LoggerMessage(4202, LogLevel.Error, "The outcomes of {Endpoints} endpoints cannot be written; their deliveries are made again")]
    public static partial void RecordFailed(this ILogger logger, Exception exception, int endpoints);

    [LoggerMessage(4203, LogLevel.Error, "An attempt to deliver {EventId} to {EndpointId} of {Tenant} failed in an unforeseen way")]
    public static partial void AttemptBroke(this ILogger logger, Exception exception, string tenant, string endpointId, string eventId);

    [LoggerMessage(4204, LogLevel.Warning, "Endpoint {EndpointId} of {Tenant} cannot read what it should deliver; it tries again")]
    public static partial void ReadDelayed(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4205, LogLevel.Warning, "Failed to wake {Count} {What}; will wake them with the next run")]
    public static partial void NotWoken(this ILogger logger, Exception? exception, int count, string what);

    [LoggerMessage(4206, LogLevel.Warning, "Replays to endpoint {EndpointId} of {Tenant} could not read or write the store; will retry in a second")]
    public static partial void ReplayDelayed(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4208, LogLevel.Warning, "Cancelling what waits at endpoint {EndpointId} of {Tenant} could not write the store; will retry in a second")]
    public static partial void CancelDelayed(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4209, LogLevel.Warning, "Failed to store {Rows} rows of delivery figures; will add them with the next ones")]
    public static partial void FiguresDelayed(this ILogger logger, Exception exception, int rows);

    [LoggerMessage(4210, LogLevel.Warning, "Bulk job {Job} of {Tenant} failed to go on; will retry in a second")]
    public static partial void BulkDelayed(this ILogger logger, Exception exception, string job, string tenant);
}
