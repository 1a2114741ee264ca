namespace OrleansNotify.Tenants;

/// <summary>For what a tenant's secrets are sealed, so that they open nowhere else.</summary>
public static class SourceSeal
{
    /// <summary>The HMAC key of one of its sources.</summary>
    public static string Of(string tenant, string source) => $"{tenant}/sources/{source}";

    /// <summary>What its own systems sign with.</summary>
    public static string OfIncoming(string tenant) => $"{tenant}/incoming";

    /// <summary>With what it authenticates itself at an identity provider.</summary>
    public static string OfSso(string tenant, string provider) => $"{tenant}/sso/{provider}";
}
