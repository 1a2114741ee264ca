using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>No key has more scopes than who makes or revokes it.</summary>
internal static class KeyScopes
{
    /// <param name="names">Null: all that may be given.</param>
    /// <param name="mayGive">What the maker has.</param>
    /// <param name="scopes">As they are stored.</param>
    public static Problem? Choose(IReadOnlyList<string?>? names, ApiScopes mayGive, out ApiScopes scopes)
    {
        if (names is null)
        {
            scopes = mayGive == ApiScopes.All ? ApiScopes.None : mayGive;
            return null;
        }

        if (!ScopeNames.TryParse(names, out scopes))
        {
            return Problems.Invalid("api_key_invalid", $"scopes is a list of {ScopeNames.Text(ApiScopes.All)}.");
        }

        return Missing(scopes, mayGive);
    }

    /// <returns>Null: a caller with <paramref name="held"/> may revoke the key.</returns>
    public static Problem? Missing(ApiKeyCredential key, ApiScopes held)
        => Missing(key.Scopes == ApiScopes.None ? ApiScopes.All : key.Scopes, held);

    private static Problem? Missing(ApiScopes needed, ApiScopes held)
    {
        var missing = needed & ~held;
        return missing == ApiScopes.None ? null : Problems.ScopeMissing(ScopeNames.Text(missing));
    }
}
