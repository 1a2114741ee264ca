using OrleansNotify.Deliveries;

namespace OrleansNotify.Storage.Sqlite;

internal static class SqlitePurgeSql
{
    public static string Attempts(string? endpointId, string? status) => $"""
        DELETE FROM attempts WHERE (tenant, endpoint_id, seq) IN (
            SELECT tenant, endpoint_id, seq FROM ({Finished(endpointId, status)}) finished)
        """;

    public static string Deliveries(string? endpointId, string? status) => $"""
        DELETE FROM deliveries WHERE (tenant, endpoint_id, seq, accepted_at) IN ({Finished(endpointId, status)})
        """;

    private static string Finished(string? endpointId, string? status) =>
        PurgeSql.Finished(endpointId, status, $" INDEXED BY {PurgeSql.Index(endpointId, status)}");
}
