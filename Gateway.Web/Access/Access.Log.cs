namespace OrleansNotify.Access;

internal static partial class AccessLog
{
    [LoggerMessage(3003, LogLevel.Warning, "Operator's routes refused {Count} requests with {Status}; the last came from {ClientAddress}")]
    public static partial void OperatorRefused(this ILogger logger, int status, long count, string clientAddress);

    [LoggerMessage(3004, LogLevel.Information, "Credential {Credential}: {Count} requests refused with {Status}; the last came from {ClientAddress}")]
    public static partial void CallerRefused(this ILogger logger, string credential, int status, long count, string clientAddress);

    [LoggerMessage(3401, LogLevel.Warning, "Tenant {Tenant}: failed to record the last use of API key {KeyId}; the next use is recorded")]
    public static partial void UseNotNoted(this ILogger logger, Exception exception, string tenant, string keyId);
}
