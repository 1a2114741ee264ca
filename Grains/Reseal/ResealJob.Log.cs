using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;

namespace OrleansNotify.Reseal;

internal static partial class ResealJobLog
{
    [LoggerMessage(4301, LogLevel.Information, "The secrets of {Count} {What} are sealed with key {KeyId} from now on")]
    public static partial void Resealed(this ILogger logger, int count, string what, string keyId);

    [LoggerMessage(4302, LogLevel.Error, "The secrets of {Count} {What} are sealed with key {KeyId}, which is not known here (this process has {CurrentKeyId}): give every process the same SECRET_KEY, and SECRET_KEY_PREVIOUS after a change")]
    public static partial void UnknownKey(this ILogger logger, int count, string what, string keyId, string currentKeyId);

    [LoggerMessage(4303, LogLevel.Warning, "Failed to reseal the secrets of {Count} tenants; will retry in five minutes")]
    public static partial void ResealFailed(this ILogger logger, Exception? exception, int count);
}
