namespace OrleansNotify.Http;

internal static partial class HttpLog
{
    [LoggerMessage(3001, LogLevel.Error, "Request {RequestId} failed: {Code}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string requestId, string code);

    [LoggerMessage(3002, LogLevel.Warning, "Request to {Route} refused: {Hops} deliveries of this server, one after the other, led to it; the loop ends here")]
    public static partial void LoopEnded(this ILogger logger, string route, int hops);

    [LoggerMessage(3901, LogLevel.Warning, "Left out {Count} more lines within {Seconds} seconds: {Cause}")]
    public static partial void LinesLeftOut(this ILogger logger, long count, string cause, int seconds);
}
