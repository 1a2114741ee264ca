using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>A person's whole inbox, page by page, newest first.</summary>
internal static class InboxPages
{
    public static IAsyncEnumerable<JsonElement> Everything(ApiClient api) => List(api, "&dismissed=true&archived=true&snoozed=true");

    public static IAsyncEnumerable<JsonElement> Shown(ApiClient api) => List(api, "");

    public static IAsyncEnumerable<JsonElement> Unread(ApiClient api) => List(api, "&unread=true");

    private static async IAsyncEnumerable<JsonElement> List(ApiClient api, string filter)
    {
        for (long? before = long.MaxValue; before is not null;)
        {
            var page = await api.Ask(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/v1/inbox?limit=100&before={before}{filter}"));
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                yield return item;
            }

            before = page.GetProperty("nextBefore") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }
    }
}
