using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal sealed class HandledItems(Database database) : IHandledItems
{
    private readonly string _of = Sql(database);

    public async Task<IReadOnlySet<ItemRef>> Of(string tenant, IReadOnlyCollection<ItemRef> items, CancellationToken cancellation)
    {
        if (items.Count == 0)
        {
            return new HashSet<ItemRef>();
        }

        var values = new { Tenant = tenant, Rows = RowsJson.Of(items) };
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<Row>(_of, values, cancellation), cancellation);
        return rows.Select(row => new ItemRef(row.User, row.Seq)).ToHashSet();
    }

    /// <summary>For each of the rows two look-ups by primary key.</summary>
    public static string Sql(Database database) => $"""
        SELECT r."user" AS "User", r.seq AS Seq
        FROM {database.RowsOf("Rows", "\"user\" text, seq bigint")}
        LEFT JOIN users u ON u.tenant = r.tenant AND u.user_id = r."user"
        LEFT JOIN item_states s ON s.tenant = r.tenant AND s.user_id = r."user" AND s.seq = r.seq
        WHERE s.read_at IS NOT NULL OR s.dismissed_at IS NOT NULL OR s.archived_at IS NOT NULL
            OR s.unread_at IS NULL AND r.seq <= coalesce(u.read_up_to, 0)
        """;

    private sealed record Row
    {
        public required string User { get; init; }

        public required long Seq { get; init; }
    }
}
