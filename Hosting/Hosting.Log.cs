using Microsoft.Extensions.Logging;

namespace OrleansNotify.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The cluster's certificate was replaced; connections from now on use the one that ends at {EndsAt:u}")]
    public static partial void CertificateReplaced(this ILogger logger, DateTime endsAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster's certificate was not replaced: {Why}; the one that ends at {EndsAt:u} stays in use")]
    public static partial void CertificateUnusable(this ILogger logger, string why, DateTime endsAt);
}
