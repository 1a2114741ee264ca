namespace OrleansNotify.Edge;

internal static partial class EdgeLog
{
    [LoggerMessage(3001, LogLevel.Error, "Request {RequestId} failed: {Code}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string requestId, string code);
}
