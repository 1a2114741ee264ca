using OrleansNotify.Edge;

namespace OrleansNotify.Tenants;

/// <summary>No key has more scopes than who makes it.</summary>
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

        var missing = scopes & ~mayGive;
        return missing == ApiScopes.None ? null : Problems.ScopeMissing(ScopeNames.Text(missing));
    }
}
