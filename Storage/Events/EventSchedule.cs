using System.Data.Common;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

internal sealed class EventSchedule(Database database) : IEventSchedule
{
    public Task<AppendResult> Add(string tenant, AppendEvent command, DateTimeOffset dueAt, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            var values = new
            {
                Tenant = tenant,
                command.Id,
                DueAt = dueAt,
                command.Type,
                command.Source,
                Audience = Audience.ToText(command.Audience),
                Priority = (long)command.Priority,
                command.Payload,
                command.IdempotencyKey,
                Fingerprint = Fingerprint.Of(command),
                command.ExpiresAt,
                Hops = (long)command.Hops,
            };
            if (await connection.Run(ScheduleSql.Add, values, cancellation) > 0)
            {
                return new AppendResult(AppendStatus.Accepted, command.Id, 0, dueAt);
            }

            var known = await connection.Row<KnownRow>(ScheduleSql.Known, values, cancellation);
            var isSame = known is null || known.Fingerprint.AsSpan().SequenceEqual(values.Fingerprint);
            return new AppendResult(isSame ? AppendStatus.Duplicate : AppendStatus.Conflict, known?.Id ?? command.Id, 0, dueAt);
        },
        cancellation);

    public Task<long> Count(string tenant, long most, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<long>(ScheduleSql.Count, new { Tenant = tenant, Most = most }, cancellation), cancellation);

    public Task<long> CountOfUser(string tenant, string user, long most, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<long>(
            ScheduleSql.CountOfUser, new { Tenant = tenant, Audience = Audience.ToText([AudienceKey.User(user)]), Most = most }, cancellation),
        cancellation);

    public Task<ScheduledEvent?> Find(string tenant, string id, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row(ScheduleSql.Find, new { Tenant = tenant, Id = id }, One, cancellation), cancellation);

    public Task<IReadOnlyList<ScheduledEvent>> List(string tenant, string after, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows(ScheduleSql.List, new { Tenant = tenant, AfterId = after, Limit = (long)limit }, One, cancellation), cancellation);

    public Task<IReadOnlyList<string>> DueTenants(DateTimeOffset until, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows<string>(ScheduleSql.DueTenants, new { Until = until }, cancellation), cancellation);

    public Task<IReadOnlyList<ScheduledEvent>> Due(
        string tenant, DateTimeOffset until, SchedulePosition after, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows(ScheduleSql.Due, Page(tenant, until, after, limit), One, cancellation), cancellation);

    public Task<bool> Remove(string tenant, string id, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async c => await c.Run(ScheduleSql.Remove, new { Tenant = tenant, Id = id }, cancellation) > 0, cancellation);

    public Task<IReadOnlyList<string>> ExpiredTenants(DateTimeOffset until, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        c => c.Rows<string>(ScheduleSql.ExpiredTenants, new { Until = until }, cancellation), cancellation);

    public Task<IReadOnlyList<ExpiredEvent>> Expired(
        string tenant, DateTimeOffset until, SchedulePosition after, int limit, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<ExpiredEvent>(ScheduleSql.Expired, Page(tenant, until, after, limit), cancellation), cancellation);

    public Task Forget(ExpiredEvent expired, CancellationToken cancellation) =>
        database.Write(Scope.Of(expired.Tenant), c => c.Run(ScheduleSql.Forget, expired, cancellation), cancellation);

    private static object Page(string tenant, DateTimeOffset until, SchedulePosition after, int limit) => new
    {
        Tenant = tenant,
        Until = until,
        AfterDueAt = after.DueAt,
        AfterId = after.Id,
        Limit = (long)limit,
    };

    private static ScheduledEvent One(DbDataReader row) => new(
        row.GetString(0),
        new AppendEvent(
            row.GetString(1),
            row.GetString(3),
            row.GetString(4),
            Audience.FromText(row.GetString(5)),
            (int)row.GetInt64(6),
            row.GetFieldValue<byte[]>(7),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.TimeOrNull(9),
            Hops: (int)row.GetInt64(10)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)));

    private sealed record KnownRow(string Id, byte[] Fingerprint);
}
