using System.Data.Common;
using Npgsql;

namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresDatabase(NpgsqlDataSource source, Pulse pulse) : Database
{
    private const string Lock = """
        SELECT pg_advisory_xact_lock(hashtextextended('orleans-notify ' || @Key, 0))
        """;

    private const string TryLock = """
        SELECT pg_try_advisory_xact_lock(hashtextextended('orleans-notify ' || @Key, 0))
        """;

    // A transaction has an id before it writes anything. now() is from before the look; 2 for rounding.
    private const string OldestWriter = """
        SELECT CAST(extract(epoch FROM least(now(), min(xact_start))) * 1000 AS bigint) - 2
        FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND datname = current_database()
        """;

    private const string SharedLock = """
        SELECT pg_advisory_xact_lock_shared(hashtextextended('orleans-notify ' || @Key, 0))
        """;

    // As text: of its own type the driver makes no value.
    public override string Serializing(string parameter)
        => $"SELECT CAST(pg_advisory_xact_lock(hashtextextended('orleans-notify ' || @{parameter}, 0)) AS text) AS serialized;\n";

    public override Task Serialize(DbConnection connection, string key, CancellationToken cancellation) =>
        connection.Run(Lock, new { Key = key }, cancellation);

    public override Task<bool> TrySerialize(DbConnection connection, string key, CancellationToken cancellation) =>
        connection.Row<bool>(TryLock, new { Key = key }, cancellation);

    public override Task Share(DbConnection connection, string key, CancellationToken cancellation) =>
        connection.Run(SharedLock, new { Key = key }, cancellation);

    public override string OneOf(string list) => $"= ANY (@{list})";

    public override string By(string index) => "";

    // OFFSET 0 keeps the planner from making a plain join of it.
    public override string LookUp(string table, string row, string condition)
        => $"LEFT JOIN LATERAL (SELECT * FROM {table} {row} WHERE {condition} OFFSET 0) {row} ON TRUE";

    public override string Clock => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)";

    public override Task<long> Settled(CancellationToken cancellation) => Read(
        Scope.AllTenants, c => c.Row<long>(OldestWriter, null, cancellation), cancellation);

    public override string KeyOf(string column) => $"{column}_key";

    public override string Largest(string a, string b) => $"greatest({a}, {b})";

    public override string Smallest(string a, string b) => $"least({a}, {b})";

    // OFFSET 0 hides that all rows have one tenant. Else a planner that knows of few rows, as of a table that was empty, reads all that the tenant has
    // and compares each with each.
    public override string RowsOf(string parameter, string columns)
        => $"(SELECT j.*{(HasTenant(columns) ? "" : ", CAST(@Tenant AS text) AS tenant")} FROM jsonb_to_recordset(CAST(@{parameter} AS jsonb)) AS j ({columns}) OFFSET 0) AS r";

    /// <summary>For statements that are a transaction by themselves.</summary>
    public Task<T> WithoutTransaction<T>(Scope scope, Func<ScopedConnection, Task<T>> work, CancellationToken cancellation)
        => WriteAtOnce(scope, connection => work((ScopedConnection)connection), cancellation);

    protected override async Task<T> ReadCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var scoped = new ScopedConnection(connection, scope, isTransaction: false);
        return await work(scoped);
    }

    protected override Task<T> WriteAtOnceCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        pulse.Check();
        return ReadCore(scope, work, cancellation);
    }

    protected override async Task<T> WriteCore<T>(Scope scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        pulse.Check();
        await using var scoped = new ScopedConnection(connection, scope, isTransaction: true);
        var result = await work(scoped);
        pulse.Check();
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
