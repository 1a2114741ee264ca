using OrleansNotify.Events;

namespace OrleansNotify.Storage.Sqlite;

internal sealed class SqliteEventLog(SqliteDatabase database, SqliteRetention retention) : EventLog(database)
{
    private SqliteAppend? _append;

    public override Task<IReadOnlyList<AppendResult>> Append(
        string tenant, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt, CancellationToken cancellation) =>
        database.WriteDirectly(
            connection =>
            {
                if (_append?.Connection != connection)
                {
                    _append = new SqliteAppend(connection);
                }

                return _append.Run(tenant, NewEpoch(), batch, acceptedAt);
            },
            cancellation);

    internal override string IdPrefixSql => EventSearchSql.ByIdPrefix("e.tenant = @Tenant AND ");

    internal override string SearchSql(EventSearch search)
        => EventSearchSql.ByText(search, database, form => $"instr(e.payload, {form}) > 0");

    public override Task<long> Retain(DateTimeOffset before, CancellationToken cancellation) =>
        retention.Run(before, cancellation);
}
