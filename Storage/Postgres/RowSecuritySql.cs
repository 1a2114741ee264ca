namespace OrleansNotify.Storage.Postgres;

/// <summary>The policies of the tables, and what they ask for.</summary>
internal static class RowSecuritySql
{
    /// <summary>Name of the parameter of <see cref="Say"/>.</summary>
    public const string Parameter = "notify_scope";

    /// <summary><c>true</c>: until the end of the transaction.</summary>
    public const string Say = $"SELECT set_config('notify.tenant', @{Parameter}, true)";

    private const string Policy = "of_tenant";

    /// <summary>
    /// Tables with a column <c>tenant</c> and no policy. <c>captured_mail</c> has it for processes of before: its rows name an address only, the
    /// developer reads them all, and there are none but in Development.
    /// </summary>
    public static IReadOnlyList<string> Exceptions { get; } = ["captured_mail"];

    /// <summary>Whether the database has policies: the last table to get its own says it.</summary>
    public static string IsOn => IsOnFor("log_heads");

    // A partitioned table before its partitions: a partition that is made after it asks it.
    private const string Tables = $"""
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace AND c.relname <> ALL (@Exceptions)
        """;

    private const string IsGuarded = $"""
        (c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '{Policy}'))
        """;

    public const string Unguarded = $"""
        SELECT c.relname {Tables} AND NOT {IsGuarded} ORDER BY c.relkind = 'r', c.relname = 'log_heads', c.relname
        """;

    public const string State = $"""
        SELECT (SELECT count(*) {Tables} AND {IsGuarded}) AS Guarded, (SELECT count(*) {Tables} AND NOT {IsGuarded}) AS Unguarded,
            r.rolname AS Role, r.rolsuper OR r.rolbypassrls AS Bypasses
        FROM pg_roles r WHERE r.rolname = current_user
        """;

    /// <summary>Sessions of this role that do not say whose rows they are for.</summary>
    public const string Silent = $"""
        SELECT DISTINCT application_name FROM pg_stat_activity
        WHERE datname = current_database() AND usename = current_user AND backend_type = 'client backend'
            AND right(application_name, length(@Mark)) <> @Mark
        ORDER BY application_name
        """;

    public static string IsOnFor(string table) => $"""
        SELECT relrowsecurity FROM pg_class WHERE oid = '{table}'::regclass
        """;

    /// <summary>
    /// Without <c>WITH CHECK</c> the condition is that of what is written too. After a transaction that set it, the setting is empty, which is no
    /// tenant's.
    /// </summary>
    public static string Guard(string table) => $"""
        SET LOCAL lock_timeout = '5s';
        DROP POLICY IF EXISTS {Policy} ON {table};
        CREATE POLICY {Policy} ON {table} USING (
            tenant = nullif(current_setting('notify.tenant', true), '') OR current_setting('notify.tenant', true) = '*');
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        """;
}
