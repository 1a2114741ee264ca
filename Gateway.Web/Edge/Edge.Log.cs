namespace OrleansNotify.Edge;

internal static partial class EdgeLog
{
    [LoggerMessage(3001, LogLevel.Error, "Request {RequestId} failed: {Code}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string requestId, string code);

    [LoggerMessage(3002, LogLevel.Warning, "Request to {Route} refused: {Hops} deliveries of this server, one after the other, led to it; the loop ends here")]
    public static partial void LoopEnded(this ILogger logger, string route, int hops);

    [LoggerMessage(3003, LogLevel.Warning, "Operator's routes refused {Count} requests with {Status}; the last came from {ClientAddress}")]
    public static partial void OperatorRefused(this ILogger logger, int status, long count, string clientAddress);

    [LoggerMessage(3004, LogLevel.Information, "Credential {Credential}: {Count} requests refused with {Status}; the last came from {ClientAddress}")]
    public static partial void CallerRefused(this ILogger logger, string credential, int status, long count, string clientAddress);

    [LoggerMessage(3005, LogLevel.Warning, "The default tenant has no owner; the first one signs in at {Address} with the code {Code}")]
    public static partial void NeedsOwner(this ILogger logger, string address, string code);
}
