using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

internal static partial class ChannelsLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Mail {MailId}: provider {Provider} answered {Outcome} ({Code}): {Detail}")]
    public static partial void ProviderRefused(this ILogger logger, string mailId, string provider, OutcomeKind outcome, string? code, string detail);

    [LoggerMessage(2002, LogLevel.Warning, "Mail {MailId}: provider {Provider} failed")]
    public static partial void ProviderFailed(this ILogger logger, Exception exception, string mailId, string provider);

    [LoggerMessage(2003, LogLevel.Error, "Mail {MailId} given up after {Attempts} attempts: {Reason}")]
    public static partial void MailGivenUp(this ILogger logger, string mailId, long attempts, string reason);

    [LoggerMessage(2004, LogLevel.Error, "Channel {Channel}: failed to record the outcome of mail {MailId}; will retry")]
    public static partial void ReportFailed(this ILogger logger, Exception exception, string channel, string mailId);

    [LoggerMessage(2007, LogLevel.Information, "Mail {MailId} of channel {Channel} was attempted or removed elsewhere")]
    public static partial void MailTaken(this ILogger logger, string mailId, string channel);

    [LoggerMessage(2008, LogLevel.Error, "Mail {MailId} of channel {Channel}: the attempt failed before its outcome was recorded; will retry")]
    public static partial void MailAttemptFailed(this ILogger logger, Exception exception, string mailId, string channel);
}
