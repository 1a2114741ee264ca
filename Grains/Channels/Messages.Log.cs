using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

internal static partial class MessagesLog
{
    [LoggerMessage(2101, LogLevel.Error, "Failed to plan messages of tenant {Tenant}; will retry")]
    public static partial void PlanDelayed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(2102, LogLevel.Error, "Sender {Sender}: a turn failed; will retry in {Pause}")]
    public static partial void SenderDelayed(this ILogger logger, Exception exception, string sender, TimeSpan pause);

    [LoggerMessage(2103, LogLevel.Warning, "Sender {Sender}: {Count} attempts began before this silo took over; their outcome is unknown")]
    public static partial void AttemptsInterrupted(this ILogger logger, string sender, int count);

    [LoggerMessage(2104, LogLevel.Error, "Message {MessageId}: provider {Provider} threw, which it must not; the outcome is unknown")]
    public static partial void ProviderThrew(this ILogger logger, Exception exception, string messageId, string provider);

    [LoggerMessage(2105, LogLevel.Warning, "Account {Account} of provider {Provider} refused tenant {Tenant}'s message ({Code}); messages go to the next account")]
    public static partial void AccountRefused(this ILogger logger, string account, string provider, string tenant, string? code);

    [LoggerMessage(2106, LogLevel.Error, "Settings of account {Account} of tenant {Tenant} do not open with any key here; the account is left out")]
    public static partial void AccountUnreadable(this ILogger logger, string account, string tenant);

    [LoggerMessage(2107, LogLevel.Warning, "{Channel}: {Problem}; messages are captured at /dev/messages")]
    public static partial void ProviderIncomplete(this ILogger logger, string channel, string problem);

    [LoggerMessage(2110, LogLevel.Warning, "Sender {Sender}: {Percent} % of its budget are spent, {Used} of {Budget} in {Period}; at 100 % messages wait for the next period")]
    public static partial void BudgetWarned(this ILogger logger, string sender, int percent, Money used, Money budget, string period);

    [LoggerMessage(2111, LogLevel.Warning, "Sender {Sender}: the report {EventType} was not accepted")]
    public static partial void BudgetReportLost(this ILogger logger, Exception exception, string sender, string eventType);

    [LoggerMessage(2109, LogLevel.Error, "Message {MessageId} could not be prepared; it is tried again in {Pause}")]
    public static partial void NotPrepared(this ILogger logger, Exception exception, string messageId, TimeSpan pause);
}
