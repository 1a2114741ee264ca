using Microsoft.Extensions.Logging;

namespace OrleansNotify.Cluster;

internal static partial class ClusterLog
{
    [LoggerMessage(5201, LogLevel.Debug, "Failed to report this process to the cluster; the next report is in five seconds")]
    public static partial void NotReported(this ILogger logger, Exception exception);
}
