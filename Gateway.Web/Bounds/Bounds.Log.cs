namespace OrleansNotify.Bounds;

internal static partial class BoundsLog
{
    [LoggerMessage(3901, LogLevel.Warning, "Left out {Count} more lines within {Seconds} seconds: {Cause}")]
    public static partial void LinesLeftOut(this ILogger logger, long count, string cause, int seconds);
}
