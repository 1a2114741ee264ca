using Microsoft.Extensions.Logging;

namespace OrleansNotify.Tenants;

internal static partial class TenantsLog
{
    [LoggerMessage(4401, LogLevel.Information, "Tenant {Tenant} is deleted with all that it had")]
    public static partial void Erased(this ILogger logger, string tenant);

    [LoggerMessage(4402, LogLevel.Warning, "Deleting tenant {Tenant} failed or takes long; it goes on in a few seconds")]
    public static partial void EraseFailed(this ILogger logger, Exception exception, string tenant);
}
