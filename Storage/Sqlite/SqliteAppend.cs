using Microsoft.Data.Sqlite;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Topics;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>The statements of an append, prepared for one connection. Only the writer's thread uses it.</summary>
internal sealed class SqliteAppend(SqliteConnection connection)
{
    private readonly SqliteStatement _head = SqliteStatement.Prepare(connection, SqliteAppendSql.Head, "tenant", "epoch");
    private readonly SqliteStatement _knownId = SqliteStatement.Prepare(connection, SqliteAppendSql.KnownId, "tenant", "id", "since");
    private readonly SqliteStatement _knownKey = SqliteStatement.Prepare(connection, SqliteAppendSql.KnownKey, "tenant", "key", "since");
    private readonly SqliteStatement _event = SqliteStatement.Prepare(connection, SqliteAppendSql.Event,
        "tenant", "seq", "id", "type", "source", "audience", "priority", "payload", "accepted_at", "hops");
    private readonly SqliteStatement _audience = SqliteStatement.Prepare(connection, SqliteAppendSql.Audience,
        "tenant", "key", "seq", "accepted_at", "is_shared");
    private readonly SqliteStatement _key = SqliteStatement.Prepare(connection, SqliteAppendSql.Key,
        "tenant", "key", "fingerprint", "event_id", "seq", "accepted_at");
    private readonly SqliteStatement _join = SqliteStatement.Prepare(connection, TopicSql.Join, "tenant", "user", "key", "seq");
    private readonly SqliteStatement _leave = SqliteStatement.Prepare(connection, TopicSql.Leave, "tenant", "user", "key", "seq");
    private readonly SqliteStatement _expiring = SqliteStatement.Prepare(connection, SqliteAppendSql.Expiring, "tenant", "id", "due_at");
    private readonly SqliteStatement _moveHead = SqliteStatement.Prepare(connection, SqliteAppendSql.MoveHead, "tenant", "seq");

    public SqliteConnection Connection => connection;

    public IReadOnlyList<AppendResult> Run(string tenant, string epoch, IReadOnlyList<AppendEvent> batch, DateTimeOffset acceptedAt)
    {
        var at = acceptedAt.ToUnixTimeMilliseconds();
        var plan = new AppendPlan(HeadSeq(tenant, epoch), DateTimeOffset.FromUnixTimeMilliseconds(at));
        var since = at - (long)AppendPlan.Memory.TotalMilliseconds;
        foreach (var command in batch)
        {
            Recall(plan, tenant, command, since);
            plan.Add(command);
        }

        foreach (var accepted in plan.Accepted)
        {
            Insert(tenant, accepted, at);
        }

        _moveHead.Run(tenant, plan.LastSeq);
        return plan.Results;
    }

    private long HeadSeq(string tenant, string epoch)
    {
        using var row = _head.Rows(tenant, epoch);
        row.Read();
        return row.GetInt64(0);
    }

    private void Recall(AppendPlan plan, string tenant, AppendEvent command, long since)
    {
        using (var row = _knownId.Rows(tenant, command.Id, since))
        {
            if (row.Read())
            {
                plan.KnowId(new FirstUse(command.Id, row.GetInt64(0), Time(row, 1), []));
            }
        }

        if (command.IdempotencyKey is not { } key || plan.Knows(key))
        {
            return;
        }

        using var use = _knownKey.Rows(tenant, key, since);
        if (use.Read())
        {
            plan.KnowKey(key, new FirstUse(use.GetString(0), use.GetInt64(1), Time(use, 2), use.GetFieldValue<byte[]>(3)));
        }
    }

    private void Insert(string tenant, AcceptedEvent accepted, long at)
    {
        var e = accepted.Command;
        _event.Run(tenant, accepted.Seq, e.Id, e.Type, e.Source, Audience.ToText(e.Audience), e.Priority, e.Payload, at, e.Hops);
        var isShared = AudienceKey.Overlaps(e.Audience) ? 1 : 0;
        foreach (var key in e.Audience)
        {
            _audience.Run(tenant, key, accepted.Seq, at, isShared);
        }

        if (e.IdempotencyKey is { } idempotencyKey)
        {
            _key.Run(tenant, idempotencyKey, accepted.Fingerprint, e.Id, accepted.Seq, at);
        }

        if (e.ExpiresAt is { } expiresAt)
        {
            _expiring.Run(tenant, e.Id, expiresAt.ToUnixTimeMilliseconds());
        }

        if (TopicChange.Of(e.Audience, e.Payload) is { } change)
        {
            Change(tenant, change, accepted.Seq);
        }
    }

    private void Change(string tenant, TopicChange change, long seq)
    {
        foreach (var user in change.Joined)
        {
            _join.Run(tenant, user, change.Key, seq);
        }

        foreach (var user in change.Left)
        {
            _leave.Run(tenant, user, change.Key, seq);
        }
    }

    private static DateTimeOffset Time(SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
