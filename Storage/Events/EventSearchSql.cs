using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
            AND ({string.Join(" OR ", Enumerable.Range(0, Forms(search.Text).Length).Select(form => contains($"@Form{form}")))})
            {(search.Types.Count > 0 ? $"AND e.type {database.OneOf("Types")}" : "")}
            {(search.Sources.Count > 0 ? $"AND e.source {database.OneOf("Sources")}" : "")}
        ORDER BY e.seq DESC
        LIMIT @Limit
        """;

    /// <summary>The text as it is typed, which may be a piece of JSON, and as a string of JSON may have it: its characters escaped, in either case of the digits.</summary>
    public static byte[][] Forms(string text)
    {
        var escaped = JsonEncodedText.Encode(text, JavaScriptEncoder.Default).ToString();
        var plain = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return [.. new[] { text, plain, escaped, Lowered(escaped) }.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }

    private static string Lowered(string escaped)
    {
        var text = new StringBuilder(escaped);
        for (var i = 0; i + 6 <= text.Length; i++)
        {
            if (text[i] == '\\' && text[i + 1] == 'u')
            {
                for (var digit = i + 2; digit < i + 6; digit++)
                {
                    text[digit] = char.ToLowerInvariant(text[digit]);
                }
            }
        }

        return text.ToString();
    }
}
