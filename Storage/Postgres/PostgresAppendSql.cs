namespace OrleansNotify.Storage.Postgres;

internal static class PostgresAppendSql
{
    /// <summary>
    /// Before the lock, in the same round trip: there must be a row to lock. A head that came into being between a lock that
    /// found nothing and the batch would let two processes in at once.
    /// </summary>
    public const string MakeHead = """
        INSERT INTO log_heads (tenant, epoch, seq, oldest_seq) VALUES (@tenant, @epoch, 0, 1)
        ON CONFLICT (tenant) DO NOTHING
        """;

    /// <summary>The holder of this row is the only one to append to the tenant's log until its transaction ends.</summary>
    public const string LockHead = """
        SELECT seq FROM log_heads WHERE tenant = @tenant FOR UPDATE
        """;

    /// <summary>
    /// A whole batch without idempotency keys. Returns a row for each event: its id, seq, time, and whether this statement made it.
    /// The bounds of time leave one or two partitions to look for known ids in.
    /// Runs after <see cref="LockHead"/> as a statement of its own, so that it sees what the last holder of the lock committed.
    /// </summary>
    public const string Batch = """
        WITH offered AS (
            SELECT * FROM unnest(@ids, @types, @sources, @audiences, @shared, @priorities, @payloads, @hops)
                WITH ORDINALITY AS o (id, type, source, audience, is_shared, priority, payload, hops, place)
        ),
        known AS (
            SELECT use.* FROM unnest(@ids) AS wanted (id) CROSS JOIN LATERAL (
                SELECT e.id, e.seq, e.accepted_at FROM events e
                WHERE e.id = wanted.id AND e.tenant IS NOT DISTINCT FROM @tenant AND e.accepted_at BETWEEN @since AND @until
                LIMIT 1) use
        ),
        fresh AS (
            SELECT o.*, row_number() OVER (ORDER BY o.place) AS step
            FROM offered o
            WHERE o.id NOT IN (SELECT id FROM known)
        ),
        head AS (
            UPDATE log_heads SET seq = seq + (SELECT count(*) FROM fresh)
            WHERE tenant = @tenant
            RETURNING seq - (SELECT count(*) FROM fresh) AS before
        ),
        added AS (
            INSERT INTO events (tenant, seq, id, type, source, audience, priority, payload, accepted_at, hops)
            SELECT @tenant, head.before + f.step, f.id, f.type, f.source, f.audience, f.priority, f.payload, @accepted_at, f.hops
            FROM fresh f, head
            RETURNING id, seq, audience, accepted_at
        ),
        seen AS (
            INSERT INTO audience (tenant, key, seq, accepted_at, is_shared)
            SELECT DISTINCT @tenant, key, a.seq, a.accepted_at, f.is_shared
            FROM added a
            JOIN fresh f ON f.id = a.id
            CROSS JOIN json_array_elements_text(a.audience::json) AS key
        )
        SELECT id, seq, accepted_at, true FROM added
        UNION ALL
        SELECT id, seq, accepted_at, false FROM known
        """;

    // "IS NOT DISTINCT FROM" as the primary key's index must not be an answer to it (migration 011).
    // A look-up for each id, and LIMIT so that it stays one: with "id = ANY (@ids)" a plan made while the table was small goes
    // through every event of the last day.
    public const string KnownIds = """
        SELECT use.* FROM unnest(@ids) AS wanted (id) CROSS JOIN LATERAL (
            SELECT e.id, e.seq, e.accepted_at FROM events e
            WHERE e.id = wanted.id AND e.tenant IS NOT DISTINCT FROM @tenant AND e.accepted_at BETWEEN @since AND @until
            LIMIT 1) use
        """;

    public const string KnownKeys = """
        SELECT use.* FROM unnest(@keys) AS wanted (key) CROSS JOIN LATERAL (
            SELECT k.event_id, k.seq, k.accepted_at, k.fingerprint, k.key FROM idempotency_keys k
            WHERE k.tenant = @tenant AND k.key = wanted.key AND k.accepted_at >= @since
            LIMIT 1) use
        """;

    public const string Expiring = """
        INSERT INTO expiring_events (tenant, id, due_at) VALUES (@tenant, @id, @due_at)
        ON CONFLICT (tenant, id) DO NOTHING
        """;

    public const string Join = """
        INSERT INTO topic_members (tenant, user_id, key, from_seq, to_seq)
        SELECT @tenant, j.user_id, @key, @seq, 9223372036854775807
        FROM unnest(@users) AS j (user_id)
        WHERE NOT EXISTS (
            SELECT 1 FROM topic_members m
            WHERE m.tenant = @tenant AND m.user_id = j.user_id AND m.key = @key AND m.to_seq = 9223372036854775807)
        """;

    public const string Leave = """
        UPDATE topic_members SET to_seq = @seq
        WHERE tenant = @tenant AND user_id = ANY (@users) AND key = @key AND to_seq = 9223372036854775807
        """;

    public const string Keys = """
        INSERT INTO idempotency_keys (tenant, key, fingerprint, event_id, seq, accepted_at)
        SELECT @tenant, k.key, k.fingerprint, k.event_id, k.seq, @accepted_at
        FROM unnest(@keys, @fingerprints, @event_ids, @seqs) AS k (key, fingerprint, event_id, seq)
        ON CONFLICT (tenant, key) DO UPDATE SET
            fingerprint = excluded.fingerprint, event_id = excluded.event_id, seq = excluded.seq, accepted_at = excluded.accepted_at
        """;
}
