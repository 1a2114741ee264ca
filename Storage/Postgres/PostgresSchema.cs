namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresSchema(Database database, PostgresPartitions partitions) : Schema(database, "Postgres")
{
    private readonly Database _database = database;

    protected override async Task AfterMigration(CancellationToken cancellation)
    {
        await partitions.MakeAhead(cancellation);
        await _database.WriteStatements(cancellation);
    }
}
