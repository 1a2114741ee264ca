using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class SuppressionStore(Database database) : ISuppressionStore, ISuppressionReader
{
    // Behind every id.
    private const string Last = "sup_g";
    private const long EveryCategory = -1;

    private readonly string _add = SuppressionSql.Add(database);
    private readonly string _of = SuppressionSql.Of(database);
    private readonly string _releaseCauses = SuppressionSql.ReleaseCauses(database);

    public Task Add(string tenant, IReadOnlyList<SuppressionRow> rows, CancellationToken cancellation)
    {
        // One statement must not touch a row twice.
        var each = rows.DistinctBy(row => (row.Channel, row.Address, row.Cause, row.Category)).Select(row => new
        {
            row.Id,
            row.Channel,
            row.Address,
            row.Cause,
            Category = Number(row.Category),
            row.Source,
            row.Detail,
            row.At,
            row.ExpiresAt,
        });
        return database.Write(Scope.Of(tenant), c => c.Run(_add, new { Tenant = tenant, Rows = RowsJson.Of(each) }, cancellation), cancellation);
    }

    public async Task<bool> Release(string tenant, string id, DateTimeOffset at, CancellationToken cancellation) => await database.Write(
        Scope.Of(tenant),
        c => c.Run(SuppressionSql.Release, new { Tenant = tenant, Id = id, At = at }, cancellation), cancellation) > 0;

    public Task Release(
        string tenant, Channel channel, string address, IReadOnlyCollection<SuppressionCause> causes, MessageCategory? category, DateTimeOffset at,
        CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = tenant,
            ChannelNumber = (long)channel,
            Address = address,
            Causes = causes.Select(cause => (long)cause).ToArray(),
            Category = Number(category),
            At = at,
        };
        return database.Write(Scope.Of(tenant), c => c.Run(_releaseCauses, values, cancellation), cancellation);
    }

    public async Task<ILookup<string, Suppression>> Of(
        string tenant, Channel channel, IReadOnlyCollection<string> addresses, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, ChannelNumber = (long)channel, Addresses = addresses.ToArray() };
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<SuppressionRow>(_of, values, cancellation), cancellation);
        return rows.ToLookup(row => row.Address, row => row.Suppression);
    }

    public Task<IReadOnlyList<SuppressionRow>> List(SuppressionQuery query, CancellationToken cancellation)
    {
        var sql = query switch
        {
            { Address: not null } => SuppressionSql.ListOfAddress,
            { Channel: not null } => SuppressionSql.ListOfChannel,
            _ => SuppressionSql.List,
        };
        var values = new
        {
            query.Tenant,
            BeforeId = query.Before ?? Last,
            ChannelNumber = (long?)query.Channel,
            query.Address,
            query.Limit,
        };
        return database.Read(Scope.Of(query.Tenant), c => c.Rows<SuppressionRow>(sql, values, cancellation), cancellation);
    }

    public Task<SuppressionRow?> Find(string tenant, string id, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<SuppressionRow>(SuppressionSql.Find, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    private static long Number(MessageCategory? category) => (long?)category ?? EveryCategory;
}
