namespace OrleansNotify;

internal static partial class BannerLog
{
    [LoggerMessage(3005, LogLevel.Warning, "The default tenant has no owner; the first one signs in at {Address} with the code {Code}")]
    public static partial void NeedsOwner(this ILogger logger, string address, string code);
}
