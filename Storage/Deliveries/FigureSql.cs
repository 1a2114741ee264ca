using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal static class FigureSql
{
    private static readonly string[] Durations = [.. Enumerable.Range(0, DurationHistogram.Size).Select(i => $"t{i}")];
    private static readonly string[] Counts = ["succeeded", "failed", "dead", .. Durations];
    private static readonly string Columns = string.Join(", ", (string[])["tenant", "kind", "key", "step", "at", .. Counts]);

    public static string Add(Database database) => $"""
        INSERT INTO delivery_figures ({Columns})
        SELECT {Columns}
        FROM {database.RowsOf("Rows", $"tenant text, kind text, key text, step bigint, at bigint, {string.Join(", ", Counts.Select(count => $"{count} bigint"))}")}
        WHERE TRUE
        ON CONFLICT (tenant, kind, key, step, at) DO UPDATE SET
            {string.Join(", ", Counts.Select(count => $"{count} = delivery_figures.{count} + excluded.{count}"))}
        """;

    public static string Of(Database database) => $"""
        SELECT {Columns}
        FROM delivery_figures
        WHERE tenant = @Tenant AND kind = @Kind AND key {database.OneOf("Keys")} AND step = @Step AND at >= @From AND at < @Until
        """;

    public static string Prune => """
        DELETE FROM delivery_figures WHERE (tenant, kind, key, step, at) IN (
            SELECT tenant, kind, key, step, at FROM delivery_figures WHERE step = @Step AND at < @Before LIMIT @Limit)
        """;
}
