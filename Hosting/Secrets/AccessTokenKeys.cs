namespace OrleansNotify.Secrets;

/// <summary>What access tokens are signed with: by the first key; those of the server's previous keys still verify.</summary>
public sealed class AccessTokenKeys(SecretKeys roots)
{
    public IReadOnlyList<AccessTokenKey> All { get; } =
        [.. roots.Previous.Prepend(roots.Current).Select(root => new DerivedKeys(root)).Select(keys => new AccessTokenKey(Convert.ToHexStringLower(keys.Id), keys.AccessToken))];
}

/// <param name="Id">The token's <c>kid</c>.</param>
public sealed record AccessTokenKey(string Id, byte[] Bytes)
{
    public override string ToString() => Id;
}
