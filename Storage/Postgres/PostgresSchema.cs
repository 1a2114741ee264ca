using System.Data.Common;

namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresSchema(Database database, PostgresPartitions partitions, RowSecurity rowSecurity) : Schema(database, "Postgres")
{
    private readonly Database _database = database;

    protected override Task Created(DbConnection connection, CancellationToken cancellation) => RowSecurity.GuardAll(connection, cancellation);

    protected override async Task AfterMigration(CancellationToken cancellation)
    {
        await partitions.MakeAhead(cancellation);
        await rowSecurity.GuardNew(cancellation);
        await _database.WriteStatements(cancellation);
    }
}
