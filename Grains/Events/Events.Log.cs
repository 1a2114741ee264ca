using Microsoft.Extensions.Logging;

namespace OrleansNotify.Events;

internal static partial class EventsLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Append of {Count} events for tenant {Tenant} failed, attempt {Attempt}")]
    public static partial void AppendFailed(this ILogger logger, Exception exception, string tenant, int count, int attempt);

    [LoggerMessage(1002, LogLevel.Debug, "Retention dropped {Count} partitions or events")]
    public static partial void Retained(this ILogger logger, long count);

    [LoggerMessage(1005, LogLevel.Error, "Committing for tenant {Tenant} broke off; what waited was answered as unavailable, and the log starts again")]
    public static partial void CommitBroke(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(1004, LogLevel.Warning, "Scheduled or expired events of tenant {Tenant} must wait; will try again in {Pause}")]
    public static partial void ScheduleDelayed(this ILogger logger, Exception? exception, string tenant, TimeSpan pause);

    [LoggerMessage(1006, LogLevel.Warning, "Publishing on the stream of tenant {Tenant} failed; its consumers read the log, and publishing resumes in some seconds")]
    public static partial void PublishFailed(this ILogger logger, Exception exception, string tenant);
}
