using Microsoft.Extensions.Logging;

namespace OrleansNotify.Housekeeping;

internal static partial class HousekeepingLog
{
    [LoggerMessage(5301, LogLevel.Debug, "Housekeeping job {Job} runs on this silo")]
    public static partial void JobTaken(this ILogger logger, string job);

    [LoggerMessage(5302, LogLevel.Warning, "Housekeeping job {Job} failed; it runs again in {Pause}")]
    public static partial void JobFailed(this ILogger logger, Exception exception, string job, TimeSpan pause);

    [LoggerMessage(5303, LogLevel.Debug, "Failed to ping the housekeeping jobs; will ping them again in two seconds")]
    public static partial void NotPinged(this ILogger logger, Exception exception);
}
