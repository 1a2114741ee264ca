using System.Data.Common;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>What both databases do alike.</summary>
internal abstract class EndpointStore(Database database) : IEndpointStore
{
    public Task<CreateOutcome> Create(EndpointRow row, int mostOfTenant, int mostOfOwner, CancellationToken cancellation) =>
        database.Write(
            Scope.Of(row.Tenant),
            async connection =>
            {
                await database.Serialize(connection, $"endpoints {row.Tenant}", cancellation);
                if (await One(connection, row.Tenant, row.Id, cancellation) is not null)
                {
                    return CreateOutcome.Exists;
                }

                var isFull = await connection.Row<long>(EndpointSql.Count, row, cancellation) >= mostOfTenant
                    || (row.Owner.Length > 0 && await connection.Row<long>(EndpointSql.CountOfOwner, row, cancellation) >= mostOfOwner);
                return isFull ? CreateOutcome.LimitReached : await Insert(connection, row, cancellation);
            },
            cancellation);

    public Task<EndpointRow?> Find(string tenant, string id, CancellationToken cancellation) =>
        database.Read(Scope.Of(tenant), connection => One(connection, tenant, id, cancellation), cancellation);

    public Task<EndpointRow?> Take(string tenant, string id, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await connection.Run(EndpointSql.Take, new { Tenant = tenant, Id = id, Now = now }, cancellation);
            return await One(connection, tenant, id, cancellation);
        },
        cancellation);

    public Task Settle(string tenant, string id, long lease, DateTimeOffset? until, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        connection => connection.Run(EndpointSql.Settle, new { Tenant = tenant, Id = id, Lease = lease, Until = until }, cancellation),
        cancellation);

    public Task<IReadOnlyList<EndpointRow>> List(
        string tenant, string? owner, string after, int limit, CancellationToken cancellation)
    {
        var sql = owner is null ? EndpointSql.List : EndpointSql.ListOfOwner;
        var values = new { Tenant = tenant, Owner = owner, AfterId = after, Limit = limit };
        return database.Read(Scope.Of(tenant), c => c.Rows(sql, values, EndpointReader.One, cancellation), cancellation);
    }

    public Task<IReadOnlyList<EndpointRow>> Behind(string tenant, IReadOnlyList<string>? ids, long seq, CancellationToken cancellation)
    {
        if (ids is [])
        {
            return Task.FromResult<IReadOnlyList<EndpointRow>>([]);
        }

        var sql = ids is null ? EndpointSql.Behind : EndpointSql.BehindOf(database.OneOf("Ids"));
        return database.Read(Scope.Of(tenant), c => c.Rows(sql, new { Tenant = tenant, Ids = ids, Seq = seq }, EndpointReader.One, cancellation), cancellation);
    }

    public Task<bool> Change(EndpointRow row, CancellationToken cancellation) => database.Write(
        Scope.Of(row.Tenant),
        async connection =>
            await connection.Run(EndpointSql.ChangeCursor, row, cancellation) == 1
            && await connection.Run(EndpointSql.Change, row, cancellation) == 1,
        cancellation);

    public Task<bool> Delete(string tenant, string id, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, Id = id, Now = now };
            await connection.Run(EndpointSql.ReleaseCursor, values, cancellation);
            return await connection.Run(EndpointSql.Delete, values, cancellation) == 1;
        },
        cancellation);

    public abstract Task<IReadOnlyList<string>> Advance(
        string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation);

    public async Task<IReadOnlyList<EndpointRef>> Due(DateTimeOffset until, CancellationToken cancellation)
    {
        var waiting = await Refs(WaitingSql, new { Until = until }, cancellation);
        var replaying = await Refs(EndpointWakeSql.Replaying, null, cancellation);
        var cancelling = await Refs(EndpointWakeSql.Cancelling, null, cancellation);
        return [.. waiting.Union(replaying).Union(cancelling)];
    }

    public Task<IReadOnlyList<string>> TenantsBehind(CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        connection => connection.Rows<string>(EndpointWakeSql.TenantsBehind, null, cancellation), cancellation);

    public Task<IReadOnlyList<EndpointRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        connection => connection.Rows(
            EndpointSql.SealedWithOther(database), new { KeyId = keyId, Limit = limit }, EndpointReader.One, cancellation),
        cancellation);

    public Task<IReadOnlyList<EndpointRow>> WithHeaders(EndpointRef after, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        connection => connection.Rows(
            EndpointSql.WithHeaders, new { AfterTenant = after.Tenant, AfterId = after.EndpointId, Limit = limit }, EndpointReader.One, cancellation),
        cancellation);

    public Task<bool> ReplaceSettings(string tenant, string id, string before, string after, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, Id = id, Before = before, After = after };
            return await connection.Run(EndpointSql.ReplaceSettings, values, cancellation) == 1;
        },
        cancellation);

    public Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, Id = id, Before = before, After = after };
            return await connection.Run(EndpointSql.Reseal, values, cancellation) == 1;
        },
        cancellation);

    /// <summary>Enabled endpoints with a delivery that is due up to <c>@Until</c>.</summary>
    protected abstract string WaitingSql { get; }

    private Task<IReadOnlyList<EndpointRef>> Refs(string sql, object? values, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows(sql, values, row => new EndpointRef(row.GetString(0), row.GetString(1)), cancellation), cancellation);

    private static Task<EndpointRow?> One(DbConnection connection, string tenant, string id, CancellationToken cancellation) =>
        connection.Row<EndpointRow>(EndpointSql.Find, new { Tenant = tenant, Id = id }, EndpointReader.One, cancellation);

    private static async Task<CreateOutcome> Insert(DbConnection connection, EndpointRow row, CancellationToken cancellation)
    {
        var head = new { row.Tenant, Epoch = EventLog.NewEpoch() };
        await connection.Run(EventLogSql.MakeHead, head, cancellation);
        await connection.Run(EndpointSql.InsertCursor, row, cancellation);
        await connection.Run(EndpointSql.Insert, row, cancellation);
        return CreateOutcome.Created;
    }
}
