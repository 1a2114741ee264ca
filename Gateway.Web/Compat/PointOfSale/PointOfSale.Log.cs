namespace OrleansNotify.Compat.PointOfSale;

internal static partial class PointOfSaleLog
{
    [LoggerMessage(2201, LogLevel.Warning, "{Setting} has {Address}, which is no valid number; no provider can reach it")]
    public static partial void DefaultRecipientInvalid(this ILogger logger, string setting, string address);
}
