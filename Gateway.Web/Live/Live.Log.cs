namespace OrleansNotify.Live;

internal static partial class LiveLog
{
    [LoggerMessage(3201, LogLevel.Warning, "Tenant {Tenant}: the subscription to its log was not renewed")]
    public static partial void RenewFailed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(3202, LogLevel.Warning, "Tenant {Tenant}: its log could not be read after {Seq}")]
    public static partial void ReadFailed(this ILogger logger, Exception exception, string tenant, long seq);

    [LoggerMessage(3203, LogLevel.Warning, "Tenant {Tenant}: a socket's session could not be checked")]
    public static partial void SessionCheckFailed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(3204, LogLevel.Error, "Tenant {Tenant}: a socket failed")]
    public static partial void SocketFailed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(3206, LogLevel.Error, "Tenant {Tenant}: commits up to {Seq} could not be passed on to its sockets")]
    public static partial void HintFailed(this ILogger logger, Exception exception, string tenant, long seq);

    [LoggerMessage(3207, LogLevel.Warning, "Tenant {Tenant}: whether it is active could not be checked")]
    public static partial void TenantCheckFailed(this ILogger logger, Exception exception, string tenant);

    [LoggerMessage(3205, LogLevel.Error, "A session of Engine.IO failed")]
    public static partial void SessionFailed(this ILogger logger, Exception exception);
}
