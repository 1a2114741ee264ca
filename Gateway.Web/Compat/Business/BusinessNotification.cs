using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Compat.Business;

/// <summary>A notification as the business dashboard has it. Any event can be one: what its payload does not say has a default.</summary>
internal sealed record BusinessNotification(
    string Id, string TenantId, string? UserId, string Title, string Message, string Type, string Priority, bool IsRead, bool IsDismissed,
    string? ActionUrl, string? ActionText, RawJson Metadata, string CreatedAt, long Seq)
{
    public const string DefaultType = "info";

    public static readonly string[] Types = [DefaultType, "success", "warning", "error"];
    private static readonly RawJson Nothing = new("{}"u8.ToArray());

    /// <summary>The same id again: the dashboard's database called it so.</summary>
    [JsonPropertyName("_id")]
    public string OldId => Id;

    public static BusinessNotification Of(string tenant, InboxItem item) => Of(tenant, item.Event, item.IsRead, item.DismissedAt is not null);

    public static BusinessNotification Of(string tenant, LoggedEvent logged, bool isRead = false, bool isDismissed = false)
    {
        var payload = JsonElement.Parse(logged.Payload);
        return new BusinessNotification(
            logged.Id, tenant, AudienceKey.OnlyUser(logged.Audience), Text(payload, "title") ?? logged.Type, Text(payload, "message") ?? "",
            Word(payload, "type", Types) ?? DefaultType, Word(payload, "priority", PriorityWord.All) ?? PriorityWord.Of(logged.Priority),
            isRead, isDismissed, Text(payload, "actionUrl") is { } link && Links.IsSafe(link) ? link : null, Text(payload, "actionText"),
            payload.Find("metadata") is { ValueKind: JsonValueKind.Object } metadata ? new RawJson(JsonMarshal.GetRawUtf8Value(metadata).ToArray()) : Nothing, EventFrame.Time(logged.AcceptedAt), logged.Seq);
    }

    private static string? Word(JsonElement payload, string name, string[] words)
        => Text(payload, name) is { } text && words.Contains(text) ? text : null;

    private static string? Text(JsonElement payload, string name)
        => payload.Find(name)?.Text() is { Length: > 0 } text ? text : null;
}
