namespace OrleansNotify.Endpoints;

/// <summary>The key of an <see cref="IEndpointGrain"/>: a tenant's name has no slash, so the first one separates.</summary>
public readonly record struct EndpointKey(string Tenant, string Id)
{
    public static EndpointKey Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new EndpointKey(key[..slash], key[(slash + 1)..]);
    }

    public override string ToString() => $"{Tenant}/{Id}";
}
