namespace OrleansNotify.Sessions;

internal static partial class SessionsLog
{
    [LoggerMessage(3501, LogLevel.Warning, "Tenant {Tenant}: verification of a code got no answer in attempt {Attempt}; will repeat it")]
    public static partial void VerifyRepeated(this ILogger logger, Exception exception, string tenant, int attempt);
}
