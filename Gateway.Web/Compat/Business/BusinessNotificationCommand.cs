using System.Text.Json.Serialization;
using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;

namespace OrleansNotify.Compat.Business;

/// <summary>A notification that a system sends.</summary>
/// <param name="UserId">One person's e-mail address; null: everyone.</param>
/// <param name="ExpiresAt">When it disappears; null: it stays.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record BusinessNotificationCommand(
    string? Title, string? Message, string? Type, string? Priority, string? ActionUrl, string? ActionText, JsonElement Metadata, string? UserId,
    DateTimeOffset? ExpiresAt)
{
    private const string EventType = "notification";
    private const string Source = "api";

    /// <param name="command">The event that it becomes: what was given, as its payload.</param>
    public Problem? Check(string id, string? idempotencyKey, out AppendEvent command)
    {
        command = null!;
        var user = "";
        if (string.IsNullOrWhiteSpace(Title))
        {
            return Problems.Invalid("title_missing", "A notification has a title.");
        }

        if (Type is not null && !BusinessNotification.Types.Contains(Type))
        {
            return Problems.Invalid("type_invalid", $"type is one of {string.Join(", ", BusinessNotification.Types)}.");
        }

        if (Priority is not null && !PriorityWord.All.Contains(Priority))
        {
            return Problems.Invalid("priority_invalid", $"priority is one of {string.Join(", ", PriorityWord.All)}.");
        }

        if (ActionUrl is not null && !Links.IsSafe(ActionUrl))
        {
            return Problems.Invalid("action_url_invalid", "actionUrl is an http or https address, or a path that begins with one slash.");
        }

        if (Metadata.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
        {
            return Problems.Invalid("metadata_invalid", "metadata is an object.");
        }

        if (UserId is not null && !EmailAddress.TryNormalize(UserId, out user))
        {
            return Problems.Invalid("email_invalid", "userId is the e-mail address of one person.");
        }

        var audience = UserId is null ? AudienceKey.Everyone : AudienceKey.User(user);
        command = new AppendEvent(id, EventType, Source, [audience], PriorityWord.ToNumber(Priority), Payload(), idempotencyKey, ExpiresAt);
        return null;
    }

    private byte[] Payload() => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["title"] = Title,
        ["message"] = Message ?? "",
        ["type"] = Type ?? BusinessNotification.DefaultType,
        ["priority"] = Priority ?? PriorityWord.Medium,
        ["actionUrl"] = ActionUrl,
        ["actionText"] = ActionText,
        ["metadata"] = Metadata.ValueKind == JsonValueKind.Object ? Metadata : new object(),
    });
}
