namespace OrleansNotify.Sessions;

/// <summary>The key of a <see cref="IUserGrain"/>: a tenant's name has no slash, so the first one separates.</summary>
public readonly record struct UserKey(string Tenant, string User)
{
    public static UserKey Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return new UserKey(key[..slash], key[(slash + 1)..]);
    }

    public override string ToString() => $"{Tenant}/{User}";
}
