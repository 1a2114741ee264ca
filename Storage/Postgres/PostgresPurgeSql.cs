using OrleansNotify.Deliveries;

namespace OrleansNotify.Storage.Postgres;

internal static class PostgresPurgeSql
{
    /// <summary>Passes over rows that another transaction is writing: they are no longer finished.</summary>
    public static string Of(string? endpointId, string? status) => $"""
        WITH finished AS MATERIALIZED (
            {PurgeSql.Finished(endpointId, status, "")}
            FOR UPDATE SKIP LOCKED
        ),
        attempts_gone AS (
            DELETE FROM attempts a USING finished f
            WHERE a.tenant = f.tenant AND a.endpoint_id = f.endpoint_id AND a.seq = f.seq AND a.accepted_at = f.accepted_at
        ),
        gone AS (
            DELETE FROM deliveries d USING finished f
            WHERE d.tenant = f.tenant AND d.endpoint_id = f.endpoint_id AND d.seq = f.seq AND d.accepted_at = f.accepted_at
            RETURNING 1
        )
        SELECT count(*) FROM gone
        """;
}
