using Microsoft.Extensions.Logging;

namespace OrleansNotify.Lifecycle;

public static partial class LifecycleLog
{
    [LoggerMessage(5101, LogLevel.Information, "Leaving: no longer ready; sockets and connections end after {Delay}, over {Spread}")]
    public static partial void Draining(this ILogger logger, TimeSpan delay, TimeSpan spread);

    [LoggerMessage(5103, LogLevel.Information, "OrleansNotify is up: {Role}")]
    public static partial void IsUp(this ILogger logger, string role);

    [LoggerMessage(5102, LogLevel.Warning, "This process did not answer its own grain call")]
    public static partial void BeatMissed(this ILogger logger, Exception exception);
}
