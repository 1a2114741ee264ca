namespace OrleansNotify.Storage;

/// <summary>
/// The rows that the statements of one use of the database may see and write: those of one tenant, or of all. PostgreSQL holds them to it by
/// the policies of its tables, also a statement that forgot its <c>WHERE tenant</c>; SQLite has no policies. The default sees nothing.
/// </summary>
internal readonly record struct Scope
{
    private const string All = "*";
    private readonly string? _setting;

    private Scope(string setting) => _setting = setting;

    /// <summary>For jobs that go over tenants, and for look-ups that find the tenant out.</summary>
    public static Scope AllTenants { get; } = new(All);

    /// <summary>The value of <c>notify.tenant</c>.</summary>
    public string Setting => _setting ?? "";

    /// <param name="tenant">A name as a stranger may send it: that of all is no tenant's, and sees nothing.</param>
    public static Scope Of(string tenant) => tenant != All ? new(tenant) : default;

    /// <summary>A tenant's, or the operator's, whose rows have the empty name and who may see all.</summary>
    public static Scope OfTenantOrOperator(string tenant) => tenant.Length == 0 ? AllTenants : Of(tenant);

    /// <summary>A batch's: that of its only tenant, if it has one.</summary>
    public static Scope OfEach(IEnumerable<string> tenants)
    {
        string? first = null;
        foreach (var tenant in tenants)
        {
            if (tenant != (first ??= tenant))
            {
                return AllTenants;
            }
        }

        return first is null ? default : Of(first);
    }
}
