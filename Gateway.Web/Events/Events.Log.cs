namespace OrleansNotify.Events;

internal static partial class EventsLog
{
    [LoggerMessage(3101, LogLevel.Warning, "Append of {EventId} for tenant {Tenant} has an unknown outcome, attempt {Attempt}; sending it again")]
    public static partial void AppendRepeated(this ILogger logger, Exception exception, string tenant, string eventId, int attempt);
}
