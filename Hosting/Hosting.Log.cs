using Microsoft.Extensions.Logging;

namespace OrleansNotify.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The cluster's certificate was replaced; connections from now on use the one that ends at {EndsAt:u}")]
    public static partial void CertificateReplaced(this ILogger logger, DateTime endsAt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster's certificate was not replaced: {Why}; the one that ends at {EndsAt:u} stays in use")]
    public static partial void CertificateUnusable(this ILogger logger, string why, DateTime endsAt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Row security is on for {Guarded} tables and partitions")]
    public static partial void RowSecurityIsOn(this ILogger logger, long guarded);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Row security is off for {Unguarded} tables and partitions; `OrleansNotify.Silo migrate --row-security` turns it on once every process has this version")]
    public static partial void RowSecurityIsOff(this ILogger logger, long unguarded);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Row security does not bind the database role {Role}, which is a superuser or has BYPASSRLS; use a role that is neither")]
    public static partial void RowSecurityBindsNobody(this ILogger logger, string role);
}
