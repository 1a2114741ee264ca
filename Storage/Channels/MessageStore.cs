using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class MessageStore(Database database) : IMessageStore
{
    private readonly string _move = MessageSql.Move(database);
    private readonly MessagePlanning _planning = new(database);
    private readonly MessageQueue _queue = new(database);
    private readonly DueChannels _dueChannels = new(database);
    private readonly MessageCommit _commit = new(database);
    private readonly MessageFacts _facts = new(database);
    private readonly MessageThrottles _throttles = new(database);
    private readonly MessageDigests _digests = new(database);

    public Task<long> Cursor(string tenant, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Row<long>(MessagePlanSql.Cursor, new { Tenant = tenant }, cancellation), cancellation);

    public Task<bool> Plan(string tenant, long from, long to, IReadOnlyList<MessageRow> messages, CancellationToken cancellation)
        => _planning.Run(tenant, from, to, messages, cancellation);

    public Task<long> Advance(string tenant, long planned, long to, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await connection.Run(MessagePlanSql.MakeCursor, new { Tenant = tenant }, cancellation);
            await connection.Run(MessagePlanSql.Advance, new { Tenant = tenant, Planned = planned, To = to }, cancellation);
            return await connection.Row<long>(MessagePlanSql.Cursor, new { Tenant = tenant }, cancellation);
        },
        cancellation);

    public Task<DueMessages> Due(string tenant, Channel channel, DateTimeOffset now, int limit, CancellationToken cancellation)
        => _queue.Due(tenant, channel, now, limit, cancellation);

    public Task<IReadOnlyList<MessageRow>> Sending(string tenant, Channel channel, CancellationToken cancellation)
        => _queue.Sending(tenant, channel, cancellation);

    public Task<IReadOnlySet<string>> Commit(
        string tenant, Channel channel, MessageBatch batch, string? period, DateTimeOffset now, CancellationToken cancellation)
        => _commit.Run(new MessageTurn(tenant, channel, batch, period, now), cancellation);

    public Task Apply(string tenant, IReadOnlyList<MessageFact> facts, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await _facts.Apply(connection, tenant, facts, cancellation);
            return true;
        },
        cancellation);

    public async Task<IReadOnlyDictionary<string, string>> TenantsOf(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var sql = $"SELECT tenant AS Tenant, id AS Id FROM messages WHERE id {database.OneOf("Ids")}";
        var found = await database.Read(Scope.AllTenants, c => c.Rows<MessageRef>(sql, new { Ids = ids.ToArray() }, cancellation), cancellation);
        return found.ToDictionary(message => message.Id, message => message.Tenant, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Windows(string tenant, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var values = new { Tenant = tenant, Addresses = addresses.ToArray() };
        var found = await database.Read(Scope.Of(tenant), c => c.Rows<Window>(WindowSql.Of(database), values, cancellation), cancellation);
        return found.ToDictionary(window => window.Address, window => window.Until, StringComparer.Ordinal);
    }

    public Task OpenWindow(string tenant, string address, DateTimeOffset until, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        c => c.Run(WindowSql.Open(database), new { Tenant = tenant, Address = address, Until = until }, cancellation), cancellation);

    public async Task<bool> Move(
        string tenant, string id, IReadOnlyList<MessageState> from, MessageState to, DateTimeOffset dueAt, string? reason, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var values = new
        {
            Tenant = tenant,
            Id = id,
            From = from.Select(state => (long)state).ToArray(),
            To = (long)to,
            DueAt = dueAt,
            Reason = reason,
            Now = now,
        };
        return await database.Write(Scope.Of(tenant), c => c.Run(_move, values, cancellation), cancellation) > 0;
    }

    public Task LookAtBudgetAgain(string tenant, Channel channel, DateTimeOffset now, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant), c => c.Run(MessageQueueSql.LookAtBudgetAgain, new { Tenant = tenant, Channel = (long)channel, Now = now }, cancellation), cancellation);

    public Task<IReadOnlyList<ChannelRef>> Due(DateTimeOffset until, CancellationToken cancellation)
        => _dueChannels.Read(until, cancellation);

    public Task<IReadOnlyList<string>> TenantsBehind(CancellationToken cancellation)
        => database.Read(Scope.AllTenants, c => c.Rows<string>(MessagePlanSql.TenantsBehind, null, cancellation), cancellation);

    public Task<MessageBudget?> Budget(string tenant, Channel channel, string period, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Row<MessageBudget>(MessageSql.Budget, new { Tenant = tenant, Channel = (long)channel, Period = period }, cancellation), cancellation);

    public Task SetCap(string tenant, Channel channel, long? cap, CancellationToken cancellation)
    {
        var sql = cap is null ? MessageSql.RemoveCap : MessageSql.SetCap;
        return database.Write(Scope.Of(tenant), c => c.Run(sql, new { Tenant = tenant, Channel = (long)channel, Cap = cap }, cancellation), cancellation);
    }

    public Task<MessageThrottle?> Throttle(string tenant, Channel channel, CancellationToken cancellation) => _throttles.Find(tenant, channel, cancellation);

    public Task SetThrottle(string tenant, Channel channel, MessageThrottle? throttle, CancellationToken cancellation)
        => _throttles.Set(tenant, channel, throttle, cancellation);

    public Task<ILookup<string, DateTimeOffset>> SentTo(
        string tenant, Channel channel, IReadOnlyList<string> addresses, DateTimeOffset since, CancellationToken cancellation)
        => _throttles.SentTo(tenant, channel, addresses, since, cancellation);

    public Task<IReadOnlyList<long>> DigestEvents(string tenant, string id, int limit, CancellationToken cancellation)
        => _digests.Events(tenant, id, limit, cancellation);

    public Task<int> Drop(DateTimeOffset before, int limit, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        connection => Drop(connection, before, limit, cancellation), cancellation);

    public Task DropEarlyFacts(DateTimeOffset before, CancellationToken cancellation)
        => database.Write(Scope.AllTenants, c => c.Run(MessageFactSql.DropEarly, new { Before = before }, cancellation), cancellation);

    private async Task<int> Drop(DbConnection connection, DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        var gone = await connection.Rows<MessageRef>(MessageSql.Drop, new { Before = before, BeforeId = MessageRow.FirstIdOf(before), Limit = limit }, cancellation);
        foreach (var some in gone.GroupBy(message => message.Tenant))
        {
            var values = new { Tenant = some.Key, Ids = some.Select(message => message.Id).ToArray() };
            foreach (var table in (string[])["message_attempts", "message_facts", "message_digest_events"])
            {
                await connection.Run($"DELETE FROM {table} WHERE tenant = @Tenant AND message_id {database.OneOf("Ids")}", values, cancellation);
            }
        }

        return gone.Count;
    }

    private sealed record MessageRef
    {
        public required string Tenant { get; init; }

        public required string Id { get; init; }
    }

    private sealed record Window
    {
        public required string Address { get; init; }

        public required DateTimeOffset Until { get; init; }
    }
}
