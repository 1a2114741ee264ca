using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

internal static partial class ChannelsLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Mail {MailId}: provider {Provider} answered {Status}")]
    public static partial void ProviderRefused(this ILogger logger, string mailId, string provider, int status);

    [LoggerMessage(2002, LogLevel.Warning, "Mail {MailId}: provider {Provider} failed")]
    public static partial void ProviderFailed(this ILogger logger, Exception exception, string mailId, string provider);

    [LoggerMessage(2003, LogLevel.Error, "Mail {MailId} given up after {Attempts} attempts: {Reason}")]
    public static partial void MailGivenUp(this ILogger logger, string mailId, int attempts, string reason);

    [LoggerMessage(2004, LogLevel.Error, "Channel {Channel}: the report of mail {MailId} failed")]
    public static partial void ReportFailed(this ILogger logger, Exception exception, string channel, string mailId);
}
