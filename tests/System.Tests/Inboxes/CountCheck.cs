using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>Everything that gives one device a count, beside a recount of what it lists.</summary>
internal static class CountCheck
{
    /// <param name="answered">The count in the answer to the last change.</param>
    /// <returns>What is not as the recount.</returns>
    public static async Task<IReadOnlyList<string>> Of(Device device, long answered)
    {
        var unread = await InboxPages.Shown(device.Api).Where(item => !item.GetProperty("read").GetBoolean()).ToListAsync();
        var counts = await device.Api.Ask(HttpMethod.Get, "/v1/inbox/count?topics=true");
        (string Name, long Count)[] all =
        [
            ("the answer", answered),
            ("the push", device.Pushed.Unread),
            ("the count", counts.GetProperty("unread").GetInt64()),
            ("the list", (await device.Api.Ask(HttpMethod.Get, "/v1/inbox?limit=1")).GetProperty("unread").GetInt64()),
            ("the dashboard's list", (await device.Api.Ask(HttpMethod.Get, "/api/notifications?limit=1")).GetProperty("unreadCount").GetInt64()),
            ("the list of unread ones", await InboxPages.Unread(device.Api).CountAsync()),
            ("its own picture", device.Look(picture => picture.Unread(TimeProvider.System.GetUtcNow()).Count)),
        ];
        return
        [
            .. all.Where(count => count.Count != unread.Count).Select(count => Differs(count.Name, count.Count, unread.Count)),
            .. OfTopics(counts.GetProperty("topics"), unread),
        ];
    }

    private static IEnumerable<string> OfTopics(JsonElement counts, List<JsonElement> unread)
    {
        var recounts = unread.SelectMany(TopicsOf).CountBy(topic => topic).ToDictionary();
        return counts.EnumerateObject().Select(count => (count.Name, Count: count.Value.GetInt64()))
            .Concat(recounts.Keys.Select(name => (Name: name, Count: counts.TryGetProperty(name, out var count) ? count.GetInt64() : 0)))
            .Distinct()
            .Where(topic => topic.Count != recounts.GetValueOrDefault(topic.Name))
            .Select(topic => Differs($"topic {topic.Name}", topic.Count, recounts.GetValueOrDefault(topic.Name)));
    }

    private static IEnumerable<string> TopicsOf(JsonElement item)
        => item.GetProperty("payload").GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()!);

    private static string Differs(string name, long count, long recount)
        => string.Create(CultureInfo.InvariantCulture, $"{name} says {count}, a recount {recount}");
}
