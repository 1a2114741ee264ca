namespace OrleansNotify.Tenants;

/// <summary>The stored form of a tenant's settings.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.TenantState")]
internal sealed class TenantState
{
    [Id(0)] public bool IsConfigured { get; set; }

    [Id(1)] public string[] EmailDomains { get; set; } = [];

    [Id(2)] public string[] Origins { get; set; } = [];

    [Id(3)] public List<StoredCredential> WebhookCredentials { get; set; } = [];

    [Id(4)] public List<StoredApiKey> ApiKeys { get; set; } = [];

    [Id(5)] public List<StoredSource> Sources { get; set; } = [];

    /// <summary>Null: never changed.</summary>
    [Id(6)] public StoredIncoming? Incoming { get; set; }

    [Id(7)] public List<StoredMember> Members { get; set; } = [];

    /// <summary>What the environment last said the domains are; null: never, or before this was written down.</summary>
    [Id(8)] public string[]? DeclaredDomains { get; set; }

    /// <summary>As <see cref="DeclaredDomains"/>.</summary>
    [Id(9)] public string[]? DeclaredOrigins { get; set; }

    [Id(10)] public List<StoredSsoProvider> Sso { get; set; } = [];

    /// <summary>A copy whose lists can be replaced without a trace in this one.</summary>
    public TenantState Copy() => (TenantState)MemberwiseClone();

    [GenerateSerializer, Alias("OrleansNotify.Tenants.TenantState.StoredCredential")]
    internal sealed class StoredCredential
    {
        [Id(0)] public string TokenHash { get; set; } = "";

        [Id(1)] public DateTimeOffset? ExpiresAt { get; set; }
    }
}
