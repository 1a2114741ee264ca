using System.Data.Common;

namespace OrleansNotify.Storage;

/// <summary>Applies what is missing in one transaction that only one process is in at a time.</summary>
internal abstract class Schema(Database database, string store) : ISchema
{
    private const string VersionTable = """
        CREATE TABLE IF NOT EXISTS schema_version (version bigint NOT NULL)
        """;

    private const string Version = """
        SELECT max(version) FROM schema_version
        """;

    private const string Record = """
        INSERT INTO schema_version (version) VALUES (@Version)
        """;

    public async Task Migrate(CancellationToken cancellation)
    {
        await MigrateTo(int.MaxValue, cancellation);
        await AfterMigration(cancellation);
    }

    internal Task<long> MigrateTo(int target, CancellationToken cancellation) =>
        database.Write(
            Scope.AllTenants,
            async connection =>
            {
                await database.Serialize(connection, "schema", cancellation);
                return await Apply(connection, target, cancellation);
            },
            cancellation);

    /// <summary>Every table has just been made, in the transaction of <paramref name="connection"/>.</summary>
    protected virtual Task Created(DbConnection connection, CancellationToken cancellation) => Task.CompletedTask;

    protected virtual Task AfterMigration(CancellationToken cancellation) => Task.CompletedTask;

    private async Task<long> Apply(DbConnection connection, int target, CancellationToken cancellation)
    {
        await connection.Run(VersionTable, null, cancellation);
        var version = await connection.Row<long?>(Version, null, cancellation) ?? 0;
        var isNew = version == 0;
        var migrations = Migrations.Of(store);
        foreach (var migration in migrations.After(version).Where(m => m.Version <= target))
        {
            await connection.RunPatiently(migration.Sql, cancellation);
            await connection.Run(Record, migration, cancellation);
            version = migration.Version;
        }

        if (isNew && version == migrations[^1].Version)
        {
            await Created(connection, cancellation);
        }

        return version;
    }
}
