namespace OrleansNotify.Events;

/// <summary>What grows beside the log and goes with it, a bounded number of rows at a time.</summary>
internal static class RetentionSql
{
    public const string ItemStates = """
        DELETE FROM item_states WHERE (tenant, user_id, seq) IN (
            SELECT s.tenant, s.user_id, s.seq
            FROM log_heads h
            JOIN item_states s ON s.tenant = h.tenant AND s.seq < h.oldest_seq
            LIMIT @Limit)
        """;

    public const string IdempotencyKeys = """
        DELETE FROM idempotency_keys WHERE (tenant, key) IN (
            SELECT tenant, key FROM idempotency_keys WHERE accepted_at < @KeysBefore LIMIT @Limit)
        """;

    public const string Memberships = """
        DELETE FROM topic_members WHERE (tenant, user_id, key, from_seq) IN (
            SELECT m.tenant, m.user_id, m.key, m.from_seq
            FROM log_heads h
            JOIN topic_members m ON m.tenant = h.tenant AND m.to_seq < h.oldest_seq
            LIMIT @Limit)
        """;

    public const string Replays = """
        DELETE FROM replays WHERE (tenant, id) IN (
            SELECT r.tenant, r.id
            FROM replays r
            WHERE r.updated_at < @Before AND (
                r.state NOT IN ('running', 'paused')
                OR NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.tenant = r.tenant AND e.id = r.endpoint_id))
            LIMIT @Limit)
        """;
}
