namespace OrleansNotify.Deliveries;

internal static class PurgeSql
{
    /// <summary>The oldest of those that nothing more happens to.</summary>
    public static string Finished(string? endpointId, string? status) => $"""
        SELECT d.tenant, d.endpoint_id, d.seq, d.accepted_at
        FROM deliveries d
        WHERE d.tenant = @Tenant AND d.seq <= @UpTo AND d.next_attempt_at IS NULL{OfEndpoint(endpointId)}{OfStatus(status)}
        ORDER BY d.seq, d.endpoint_id
        LIMIT @Limit
        """;

    private static string OfEndpoint(string? endpointId) => endpointId is null ? "" : " AND d.endpoint_id = @EndpointId";

    private static string OfStatus(string? status) => status switch
    {
        null => "",
        DeliveryStatus.Succeeded => " AND d.status || '' = @Status",
        _ => " AND d.status = @Status AND d.status <> 'succeeded'",
    };
}
