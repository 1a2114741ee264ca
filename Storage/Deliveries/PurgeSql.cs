namespace OrleansNotify.Deliveries;

internal static class PurgeSql
{
    /// <summary>The oldest of those that nothing more happens to.</summary>
    /// <param name="by">After the table's name: the index to take, or nothing.</param>
    public static string Finished(string? endpointId, string? status, string by) => $"""
        SELECT d.tenant, d.endpoint_id, d.seq, d.accepted_at
        FROM deliveries d{by}
        WHERE d.tenant = @Tenant AND d.seq <= @UpTo AND d.next_attempt_at IS NULL{OfEndpoint(endpointId)}{OfStatus(status)}
        ORDER BY d.seq, d.endpoint_id
        LIMIT @Limit
        """;

    public static string Index(string? endpointId, string? status) => (endpointId, status) switch
    {
        (null, null or DeliveryStatus.Succeeded) => "deliveries_by_seq",
        (_, null or DeliveryStatus.Succeeded) => "deliveries_by_endpoint",
        (null, _) => "deliveries_unsent",
        _ => "deliveries_unsent_by_endpoint",
    };

    private static string OfEndpoint(string? endpointId) => endpointId is null ? "" : " AND d.endpoint_id = @EndpointId";

    private static string OfStatus(string? status) => status switch
    {
        null => "",
        DeliveryStatus.Succeeded => " AND d.status || '' = @Status",
        _ => " AND d.status = @Status AND d.status <> 'succeeded'",
    };
}
