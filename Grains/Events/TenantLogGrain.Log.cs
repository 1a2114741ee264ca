using Microsoft.Extensions.Logging;

namespace OrleansNotify.Events;

internal static partial class TenantLogGrainLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Append of {Count} events for tenant {Tenant} failed, attempt {Attempt}")]
    public static partial void AppendFailed(this ILogger logger, Exception exception, string tenant, int count, int attempt);
}
