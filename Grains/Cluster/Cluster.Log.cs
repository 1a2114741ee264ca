using Microsoft.Extensions.Logging;

namespace OrleansNotify.Cluster;

internal static partial class ClusterLog
{
    [LoggerMessage(5201, LogLevel.Debug, "The cluster was not told how this process is; it is told again in five seconds")]
    public static partial void NotReported(this ILogger logger, Exception exception);
}
