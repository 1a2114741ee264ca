namespace OrleansNotify.Storage.Postgres;

/// <summary>Statements about partitions. PostgreSQL takes no parameters in them; every value is a number or a date of our own making.</summary>
internal static class PostgresPartitionSql
{
    public static string Existing(string table) => $"""
        SELECT right(c.relname, 8)
        FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = '{table}'::regclass AND c.relname LIKE '{table}\_p%'
        ORDER BY 1
        """;

    /// <summary>
    /// What the default partition took of the week moves over first. Appends wait for the lock, some milliseconds: one that had
    /// chosen the default partition before the week's was attached would be refused.
    /// </summary>
    public static string Create(string table, Week week) => $"""
        LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE;
        CREATE TABLE {table}_p{week.Suffix} (LIKE {table} INCLUDING DEFAULTS INCLUDING STORAGE);
        WITH moved AS (
            DELETE FROM {table}_default WHERE accepted_at >= {week.Start} AND accepted_at < {week.End} RETURNING *
        )
        INSERT INTO {table}_p{week.Suffix} SELECT * FROM moved;
        ALTER TABLE {table} ATTACH PARTITION {table}_p{week.Suffix} FOR VALUES FROM ({week.Start}) TO ({week.End});
        """;

    /// <summary>The heads move before the rows go: a reader may see a few events too old, never a hole.</summary>
    public static string MoveOldest(string partition) => $"""
        UPDATE log_heads h SET oldest_seq = gone.last + 1
        FROM (SELECT tenant, max(seq) AS last FROM {partition} WHERE accepted_at < @Before GROUP BY tenant) gone
        WHERE h.tenant = gone.tenant AND h.oldest_seq <= gone.last
        """;

    public static string Drop(string table, Week week) => $"""
        SET LOCAL lock_timeout = '10s';
        DROP TABLE IF EXISTS {table}_p{week.Suffix};
        """;

    public static string DropFromDefault(string table) => $"""
        DELETE FROM {table}_default WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM {table}_default WHERE accepted_at < @Before LIMIT @Limit))
        """;
}
