namespace OrleansNotify.Storage.Postgres;

internal sealed class PostgresSchema(Database database, PostgresPartitions partitions) : Schema(database, "Postgres")
{
    protected override Task AfterMigration(CancellationToken cancellation) => partitions.MakeAhead(cancellation);
}
