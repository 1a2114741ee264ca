namespace OrleansNotify.Fuzz;

/// <param name="Tenant">Whose data it may see; null: nobody's. The operator's may see all.</param>
internal sealed record Credential(string Name, string? Tenant, IReadOnlyList<(string Name, string Value)> Headers)
{
    public const string Operator = "operator";

    public static Credential Bearer(string name, string? tenant, string token) => new(name, tenant, [("Authorization", $"Bearer {token}")]);
}
