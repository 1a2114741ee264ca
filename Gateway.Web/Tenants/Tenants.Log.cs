namespace OrleansNotify.Tenants;

internal static partial class TenantsLog
{
    [LoggerMessage(3401, LogLevel.Warning, "Tenant {Tenant}: that its API key {KeyId} was used could not be written down")]
    public static partial void UseNotNoted(this ILogger logger, Exception exception, string tenant, string keyId);

    [LoggerMessage(3402, LogLevel.Warning, "EMAIL_DOMAINS is not set: people of {Domains} may sign in at tenant {Tenant}")]
    public static partial void DomainsAssumed(this ILogger logger, string domains, string tenant);
}
