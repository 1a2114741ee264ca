namespace OrleansNotify.Storage.Sqlite;

internal static class SqliteAppendSql
{
    public const string Head = """
        INSERT INTO log_heads (tenant, epoch, seq, oldest_seq) VALUES (@tenant, @epoch, 0, 1)
        ON CONFLICT (tenant) DO UPDATE SET seq = seq
        RETURNING seq
        """;

    public const string KnownId = """
        SELECT seq, accepted_at FROM events WHERE tenant = @tenant AND id = @id AND accepted_at >= @since
        """;

    public const string KnownKey = """
        SELECT event_id, seq, accepted_at, fingerprint FROM idempotency_keys
        WHERE tenant = @tenant AND key = @key AND accepted_at >= @since
        """;

    public const string Event = """
        INSERT INTO events (tenant, seq, id, type, source, audience, priority, payload, accepted_at, hops)
        VALUES (@tenant, @seq, @id, @type, @source, @audience, @priority, @payload, @accepted_at, @hops)
        """;

    public const string Audience = """
        INSERT INTO audience (tenant, key, seq, accepted_at, is_shared) VALUES (@tenant, @key, @seq, @accepted_at, @is_shared)
        ON CONFLICT (tenant, key, seq) DO NOTHING
        """;

    public const string Expiring = """
        INSERT INTO expiring_events (tenant, id, due_at) VALUES (@tenant, @id, @due_at)
        ON CONFLICT (tenant, id) DO NOTHING
        """;

    public const string Key = """
        INSERT INTO idempotency_keys (tenant, key, fingerprint, event_id, seq, accepted_at)
        VALUES (@tenant, @key, @fingerprint, @event_id, @seq, @accepted_at)
        ON CONFLICT (tenant, key) DO UPDATE SET
            fingerprint = excluded.fingerprint, event_id = excluded.event_id, seq = excluded.seq, accepted_at = excluded.accepted_at
        """;

    public const string MoveHead = """
        UPDATE log_heads SET seq = @seq WHERE tenant = @tenant
        """;
}
