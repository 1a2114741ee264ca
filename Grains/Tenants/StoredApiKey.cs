namespace OrleansNotify.Tenants;

/// <summary>See <see cref="ApiKeyCredential"/>.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.StoredApiKey")]
internal sealed class StoredApiKey
{
    [Id(0)] public string Id { get; set; } = "";

    [Id(1)] public string Name { get; set; } = "";

    [Id(2)] public string KeyHash { get; set; } = "";

    [Id(3)] public DateTimeOffset CreatedAt { get; set; }

    [Id(4)] public DateTimeOffset? ExpiresAt { get; set; }

    [Id(5)] public ApiScopes Scopes { get; set; }

    public ApiKeyCredential View() => new(Id, Name, KeyHash, CreatedAt, ExpiresAt, Scopes);
}
