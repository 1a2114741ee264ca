using Npgsql;
using NpgsqlTypes;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Topics;

namespace OrleansNotify.Storage.Postgres;

/// <summary>The commands of an append, with the batch as arrays: one value a column, whatever the batch's size.</summary>
internal sealed class PostgresAppend(string tenant, DateTimeOffset acceptedAt)
{
    private readonly long _at = acceptedAt.ToUnixTimeMilliseconds();

    // Another process's clock may be ahead of ours, but not by a day.
    private long Until => _at + (long)AppendPlan.Memory.TotalMilliseconds;

    private long Since => _at - (long)AppendPlan.Memory.TotalMilliseconds;

    public NpgsqlBatchCommand MakeHead(string epoch) => new(PostgresAppendSql.MakeHead)
    {
        Parameters = { new("tenant", tenant), new("epoch", epoch) },
    };

    public NpgsqlBatchCommand LockHead() => new(PostgresAppendSql.LockHead) { Parameters = { new("tenant", tenant) } };

    public NpgsqlBatchCommand Events(IReadOnlyCollection<AppendEvent> batch) => new(PostgresAppendSql.Batch)
    {
        Parameters =
        {
            new("tenant", tenant),
            new("accepted_at", _at),
            new("since", Since),
            new("until", Until),
            Texts("ids", batch.Select(e => e.Id)),
            Texts("types", batch.Select(e => e.Type)),
            Texts("sources", batch.Select(e => e.Source)),
            Texts("audiences", batch.Select(e => Audience.ToText(e.Audience))),
            Array("shared", NpgsqlDbType.Bigint, batch.Select(e => AudienceKey.Overlaps(e.Audience) ? 1L : 0)),
            Array("priorities", NpgsqlDbType.Bigint, batch.Select(e => (long)e.Priority)),
            Array("payloads", NpgsqlDbType.Bytea, batch.Select(e => e.Payload)),
            Array("hops", NpgsqlDbType.Bigint, batch.Select(e => (long)e.Hops)),
        },
    };

    public NpgsqlBatchCommand KnownIds(IEnumerable<AppendEvent> batch) => new(PostgresAppendSql.KnownIds)
    {
        Parameters =
        {
            new("tenant", tenant),
            new("since", Since),
            new("until", Until),
            Texts("ids", batch.Select(e => e.Id)),
        },
    };

    public NpgsqlBatchCommand KnownKeys(IEnumerable<AppendEvent> batch) => new(PostgresAppendSql.KnownKeys)
    {
        Parameters =
        {
            new("tenant", tenant),
            new("since", Since),
            Texts("keys", batch.Select(e => e.IdempotencyKey).OfType<string>()),
        },
    };

    public NpgsqlBatchCommand Keys(IReadOnlyCollection<AcceptedEvent> accepted) => new(PostgresAppendSql.Keys)
    {
        Parameters =
        {
            new("tenant", tenant),
            new("accepted_at", _at),
            Texts("keys", accepted.Select(a => a.Command.IdempotencyKey!)),
            Array("fingerprints", NpgsqlDbType.Bytea, accepted.Select(a => a.Fingerprint)),
            Texts("event_ids", accepted.Select(a => a.Command.Id)),
            Array("seqs", NpgsqlDbType.Bigint, accepted.Select(a => a.Seq)),
        },
    };

    /// <summary>What the log keeps beside an event.</summary>
    public IEnumerable<NpgsqlBatchCommand> Beside(AcceptedEvent accepted)
    {
        if (accepted.Command.ExpiresAt is { } expiresAt)
        {
            yield return new(PostgresAppendSql.Expiring)
            {
                Parameters = { new("tenant", tenant), new("id", accepted.Command.Id), new("due_at", expiresAt.ToUnixTimeMilliseconds()) },
            };
        }

        if (TopicChange.Of(accepted.Command.Audience, accepted.Command.Payload) is { } change)
        {
            yield return Members(PostgresAppendSql.Join, change.Key, change.Joined, accepted.Seq);
            yield return Members(PostgresAppendSql.Leave, change.Key, change.Left, accepted.Seq);
        }
    }

    private NpgsqlBatchCommand Members(string sql, string key, string[] users, long seq) => new(sql)
    {
        Parameters = { new("tenant", tenant), new("key", key), new("seq", seq), Texts("users", users.Distinct()) },
    };

    private static NpgsqlParameter Texts(string name, IEnumerable<string> values) => Array(name, NpgsqlDbType.Text, values);

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };
}
