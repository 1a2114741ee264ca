using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>Scopes as the API has them: <c>events</c>, <c>endpoints</c>, …</summary>
internal static class ScopeNames
{
    private static readonly (string Name, ApiScopes Scope)[] All =
    [
        .. Enum.GetValues<ApiScopes>().Where(scope => int.PopCount((int)scope) == 1).Select(scope => (scope.ToString().ToLowerInvariant(), scope)),
    ];

    public static string[] Of(ApiScopes scopes)
        => [.. All.Where(known => scopes == ApiScopes.None || scopes.HasFlag(known.Scope)).Select(known => known.Name)];

    public static string Text(ApiScopes scopes) => string.Join(", ", Of(scopes));

    /// <summary>False when a name is unknown, or there is none.</summary>
    public static bool TryParse(IReadOnlyList<string?> names, out ApiScopes scopes)
    {
        scopes = ApiScopes.None;
        foreach (var name in names)
        {
            var (_, scope) = Array.Find(All, known => known.Name == name);
            if (scope == ApiScopes.None)
            {
                return false;
            }

            scopes |= scope;
        }

        return scopes != ApiScopes.None;
    }
}
