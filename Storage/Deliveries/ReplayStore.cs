using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class ReplayStore(Database database, DueWriter due) : IReplayStore
{
    // No id is above this.
    private const string Top = "~";

    public Task<ReplayRow> Create(ReplayRow row, CancellationToken cancellation) => database.Write(
        Scope.Of(row.Tenant),
        async connection =>
        {
            await connection.Run(ReplaySql.Insert, row, cancellation);
            return (await One(connection, row.Tenant, row.Id, cancellation))!;
        },
        cancellation);

    public Task<ReplayRow?> Find(string tenant, string id, CancellationToken cancellation) =>
        database.Read(Scope.Of(tenant), connection => One(connection, tenant, id, cancellation), cancellation);

    public Task<IReadOnlyList<ReplayRow>> Running(string tenant, string endpointId, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        connection => connection.Rows(
            ReplaySql.Running, new { Tenant = tenant, EndpointId = endpointId }, Read, cancellation),
        cancellation);

    public Task<IReadOnlyList<ReplayRow>> List(
        string tenant, string? endpointId, string? before, int limit, CancellationToken cancellation)
    {
        var sql = endpointId is null ? ReplaySql.List : ReplaySql.ListOfEndpoint;
        var values = new { Tenant = tenant, EndpointId = endpointId, BeforeId = before ?? Top, Limit = limit };
        return database.Read(Scope.Of(tenant), connection => connection.Rows(sql, values, Read, cancellation), cancellation);
    }

    public Task<ReplayRow?> Step(
        ReplayRow row, long lease, long position, IReadOnlyList<EventRef> events, DateTimeOffset now, CancellationToken cancellation) =>
        database.Write(
            Scope.Of(row.Tenant),
            async connection =>
            {
                if (!await DueWriter.Hold(connection, row.Tenant, row.EndpointId, lease, cancellation))
                {
                    return null;
                }

                var values = new { row.Tenant, row.Id, From = row.Position, To = position, Events = events.Count, Now = now };
                var moved = await connection.Row<ReplayRow>(ReplaySql.Step, values, Read, cancellation);
                if (moved is not null)
                {
                    await due.Write(
                        connection, row.Tenant, row.EndpointId, events, AttemptTrigger.Replay, now, cancellation);
                }

                return moved;
            },
            cancellation);

    public Task<ReplayRow?> SetState(
        string tenant, string id, string state, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await connection.Run(ReplaySql.SetState, new { Tenant = tenant, Id = id, State = state, Now = now }, cancellation);
            return await One(connection, tenant, id, cancellation);
        },
        cancellation);

    private static Task<ReplayRow?> One(DbConnection connection, string tenant, string id, CancellationToken cancellation) =>
        connection.Row<ReplayRow>(ReplaySql.Find, new { Tenant = tenant, Id = id }, Read, cancellation);

    private static ReplayRow Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.TextOrNull(5),
        row.TextOrNull(6),
        row.GetInt64(7),
        row.GetInt64(8),
        row.GetInt64(9),
        row.GetInt64(10),
        row.GetInt64(11),
        row.GetInt32(12),
        row.Time(13),
        row.Time(14));
}
