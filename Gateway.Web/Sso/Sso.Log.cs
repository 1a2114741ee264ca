namespace OrleansNotify.Sso;

internal static partial class SsoLog
{
    [LoggerMessage(3951, LogLevel.Warning, "Tenant {Tenant}: sign-in by identity provider {Provider} failed: {Reason}")]
    public static partial void SsoFailed(this ILogger logger, string tenant, string provider, string reason);
}
