using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class QueueDepths(Database database) : IQueueDepths
{
    private const string Webhooks = """
        SELECT counted.tenant, count(*) FROM (SELECT d.tenant FROM deliveries d WHERE d.next_attempt_at IS NOT NULL LIMIT @Most) counted
        GROUP BY counted.tenant
        """;

    private const string Messages = """
        SELECT counted.tenant, count(*), counted.channel, counted.lane
        FROM (SELECT q.tenant, q.channel, q.lane FROM message_queue q WHERE q.lane > 0 LIMIT @Most) counted
        GROUP BY counted.tenant, counted.channel, counted.lane
        """;

    public Task<IReadOnlyList<QueueDepth>> Read(int most, CancellationToken cancellation) => database.Read<IReadOnlyList<QueueDepth>>(
        Scope.AllTenants,
        async c =>
        {
            var webhooks = await c.Rows(Webhooks, new { Most = most }, row => new QueueDepth(row.GetString(0), QueueName.Webhooks, row.GetInt64(1)), cancellation);
            var messages = await c.Rows(Messages, new { Most = most }, row => new QueueDepth(
                row.GetString(0), QueueName.Of((Channel)row.GetInt64(2), (int)row.GetInt64(3)), row.GetInt64(1)), cancellation);
            return [.. webhooks, .. messages];
        },
        cancellation);
}
