using Microsoft.Extensions.Logging;

namespace OrleansNotify.Endpoints;

internal static partial class EndpointsLog
{
    [LoggerMessage(4101, LogLevel.Information, "Endpoint {EndpointId} of {Tenant} is disabled: {Reason}")]
    public static partial void Disabled(this ILogger logger, string tenant, string endpointId, string reason);

    [LoggerMessage(4102, LogLevel.Warning, "Endpoint {EndpointId} of {Tenant} is held by another activation; this one ends")]
    public static partial void Replaced(this ILogger logger, string tenant, string endpointId);

    [LoggerMessage(4103, LogLevel.Error, "The secrets of endpoint {EndpointId} of {Tenant} cannot be opened: they are sealed with another key")]
    public static partial void SecretsUnreadable(this ILogger logger, string tenant, string endpointId);

    [LoggerMessage(4104, LogLevel.Warning, "The report {EventType} about endpoint {EndpointId} of {Tenant} was not accepted")]
    public static partial void ReportLost(this ILogger logger, Exception? exception, string tenant, string endpointId, string eventType);

    [LoggerMessage(4105, LogLevel.Warning, "Events of {Tenant} cannot be dispatched; it is tried again")]
    public static partial void DispatchDelayed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(4106, LogLevel.Warning, "The new state of endpoint {EndpointId} of {Tenant} was not written; it is tried again when it is next awake")]
    public static partial void StateNotWritten(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4108, LogLevel.Warning, "The retry reminder of endpoint {EndpointId} of {Tenant} could not be changed; the regular look at the store wakes it")]
    public static partial void ReminderFailed(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4109, LogLevel.Error, "Cancelling what waits at endpoint {EndpointId} of {Tenant} broke off; the next activation goes on with it")]
    public static partial void CancelBroke(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4110, LogLevel.Warning, "Failed to store that endpoint {EndpointId} of {Tenant} finishes its attempts; another silo may make them again")]
    public static partial void HandoverNotAnnounced(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4107, LogLevel.Error, "Delivery to endpoint {EndpointId} of {Tenant} failed unexpectedly; it restarts from what is stored")]
    public static partial void PumpBroke(this ILogger logger, Exception exception, string tenant, string endpointId);

    [LoggerMessage(4110, LogLevel.Warning, "Filter of endpoint {EndpointId} of {Tenant} took more than {MaxSteps} steps for an event; such events do not match, the next change of its settings may report it again")]
    public static partial void FilterOverBudget(this ILogger logger, string tenant, string endpointId, int maxSteps);
}
