using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal sealed class MessageReader(Database database) : IMessageReader
{
    private const string One = $"""
        SELECT {MessageColumns.Message} FROM messages m WHERE m.tenant = @Tenant AND m.id = @Id
        """;

    private const string OfMessage = $"""
        SELECT {MessageColumns.Attempt} FROM message_attempts WHERE tenant = @Tenant AND message_id = @Id ORDER BY number
        """;

    private const string Numbers = """
        SELECT channel AS Channel, priority AS Priority, state AS State, CASE WHEN state = 0 AND due_at <= @Now THEN 1 ELSE 0 END AS IsDue,
            count(*) AS Messages
        FROM messages
        WHERE tenant = @Tenant
        GROUP BY 1, 2, 3, 4
        """;

    public async Task<IReadOnlyList<MessageRow>> List(MessageQuery query, CancellationToken cancellation)
    {
        var values = new
        {
            query.Tenant,
            query.Person,
            query.Address,
            Channel = (long?)query.Channel,
            State = (long?)query.State,
            query.EventType,
            query.EventId,
            query.Provider,
            Before = query.Before ?? MessageQuery.Top,
            query.After,
            query.Limit,
        };
        var rows = await database.Read(
            Scope.Of(query.Tenant), c => c.Rows<MessageRow>(new MessageListSql(query, database).Page, values, cancellation), cancellation);
        return !query.IsUp ? rows : [.. rows.Reverse()];
    }

    public Task<MessageRow?> Find(string tenant, string id, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Row<MessageRow>(One, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    public Task<IReadOnlyList<MessageAttemptRow>> Attempts(string tenant, string id, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Rows<MessageAttemptRow>(OfMessage, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    public Task<IReadOnlyList<MessageFact>> Facts(string tenant, string id, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Rows<MessageFact>(MessageFactSql.OfMessage, new { Tenant = tenant, Id = id }, cancellation), cancellation);

    public Task<IReadOnlyList<QueueCount>> Counts(string tenant, DateTimeOffset now, CancellationToken cancellation)
        => database.Read(Scope.Of(tenant), c => c.Rows<QueueCount>(Numbers, new { Tenant = tenant, Now = now }, cancellation), cancellation);
}
