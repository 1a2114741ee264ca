using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>Statements that find events by what a person has of them: the beginning of an id, or a text of the payload.</summary>
internal static class EventSearchSql
{
    /// <param name="isOfTenant">The condition of the index by id on the tenant; empty where the index does not know it.</param>
    public static string ByIdPrefix(string isOfTenant) => $"""
        SELECT found.seq FROM (
            SELECT e.seq, e.tenant FROM events e
            WHERE {isOfTenant}e.id >= @Low AND e.id < @High
            ORDER BY e.id DESC
            LIMIT @Candidates) found
        WHERE found.tenant = @Tenant
        LIMIT @Limit
        """;

    /// <param name="contains">The condition that a payload has the bytes of a parameter in it.</param>
    public static string ByText(EventSearch search, Database database, Func<string, string> contains) => $"""
        SELECT e.seq FROM events e
        WHERE e.tenant = @Tenant AND e.seq >= @FromSeq AND e.seq <= @ToSeq
            AND ({string.Join(" OR ", Enumerable.Range(0, PayloadText.Forms(search.Text).Length).Select(form => contains($"@Form{form}")))})
            {(search.Types.Count > 0 ? $"AND e.type {database.OneOf("Types")}" : "")}
            {(search.Sources.Count > 0 ? $"AND e.source {database.OneOf("Sources")}" : "")}
        ORDER BY e.seq{(search.IsOldestFirst ? "" : " DESC")}
        LIMIT @Limit
        """;
}
