using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Deliveries in the order in which they last changed.</summary>
internal static class ChangeSql
{
    public static string Since(Database database) => $"""
        SELECT {DeliverySql.Columns}, d.changed_at
        FROM deliveries d{database.By("deliveries_by_change")}
        WHERE d.tenant = @Tenant AND d.changed_at >= @Since AND d.changed_at > 0
        ORDER BY d.changed_at
        LIMIT @Limit
        """;
}
