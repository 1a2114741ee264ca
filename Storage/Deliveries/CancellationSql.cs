using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>The row of <c>cursors</c> says until when; that of a deleted endpoint stays until its deliveries are cancelled.</summary>
internal static class CancellationSql
{
    public const string Begin = """
        UPDATE cursors SET cancel_until = @Until
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND lease = @Lease
        """;

    public const string FindDeleted = """
        SELECT c.cancel_until FROM cursors c
        WHERE c.tenant = @Tenant AND c.endpoint_id = @EndpointId AND c.cancel_until IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.tenant = c.tenant AND e.id = c.endpoint_id)
        """;

    /// <summary>Nobody else writes the endpoint's deliveries before the transaction ends.</summary>
    public const string Hold = """
        UPDATE cursors SET lease = lease WHERE tenant = @Tenant AND endpoint_id = @EndpointId
        """;

    public static string Cancel(Database database) => $"""
        UPDATE deliveries SET status = 'cancelled', next_attempt_at = NULL, updated_at = @Now, changed_at = {database.Clock}
        WHERE (tenant, endpoint_id, seq, accepted_at) IN (
            SELECT d.tenant, d.endpoint_id, d.seq, d.accepted_at
            FROM deliveries d
            WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.next_attempt_at IS NOT NULL AND d.updated_at <= @Until
            ORDER BY d.next_attempt_at, d.seq
            LIMIT @Limit)
        """;

    public const string HoldLeased = """
        UPDATE cursors SET lease = lease WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND lease = @Lease
        """;

    public static string CancelSome(Database database) => $"""
        UPDATE deliveries SET status = 'cancelled', next_attempt_at = NULL, updated_at = @Now, changed_at = {database.Clock}
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND seq {database.OneOf("Seqs")} AND next_attempt_at IS NOT NULL
        """;

    public const string End = """
        UPDATE cursors SET cancel_until = NULL
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND cancel_until = @Until
        """;

    public const string ForgetDeleted = """
        DELETE FROM cursors
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND cancel_until IS NULL
            AND NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.tenant = @Tenant AND e.id = @EndpointId)
        """;

    public const string CountWaiting = """
        SELECT count(*) FROM deliveries d
        WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.next_attempt_at IS NOT NULL
        """;
}
