namespace OrleansNotify.Tenants;

internal static partial class TenantsLog
{
    [LoggerMessage(3402, LogLevel.Warning, "EMAIL_DOMAINS is not set: people of {Domains} may sign in at tenant {Tenant}")]
    public static partial void DomainsAssumed(this ILogger logger, string domains, string tenant);
}
