using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

internal static partial class CallbacksLog
{
    [LoggerMessage(2301, LogLevel.Warning, "Callback of provider {Provider} for account {Account} of tenant {Tenant} refused: {Problem}")]
    public static partial void CallbackRefused(this ILogger logger, string provider, string account, string tenant, string? problem);

    [LoggerMessage(2302, LogLevel.Warning, "Failed to confirm a subscription at {Host}; the provider will ask again")]
    public static partial void ConfirmFailed(this ILogger logger, Exception exception, string host);
}
