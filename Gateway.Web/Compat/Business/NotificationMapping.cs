using OrleansNotify.Inboxes;

namespace OrleansNotify.Compat.Business;

/// <summary>A notification in the sender's own words, to everyone of the tenant or to one person.</summary>
internal static class NotificationMapping
{
    private const string EventType = "notification";

    public static IncomingEvent? Read(FieldReader fields, byte[] body)
    {
        var title = fields.Text("title", FieldRules.MaxName, isNeeded: true);
        var message = fields.Text("message", FieldRules.MaxMessage, isNeeded: true, mayHaveLines: true);
        var type = fields.Choice("type", "info", "success", "warning", "error") ?? "info";
        var priority = fields.Choice("priority", "low", "medium", "high", "urgent") ?? "medium";
        var (url, action, metadata) = (fields.Link("actionUrl"), fields.Text("actionText", FieldRules.MaxNumber), fields.Object("metadata"));
        var (user, email) = (fields.Email("userId"), fields.Email("email"));
        if (user is not null && email is not null && user != email)
        {
            fields.Wrong<string>("userId and email must be one person");
        }

        if (!fields.AllRight)
        {
            return null;
        }

        var display = new NotificationContent(title!, message!, type, priority, url, action, metadata);
        var audience = (user ?? email) is { } person ? AudienceKey.User(person) : AudienceKey.Everyone;
        return new IncomingEvent(
            EventType, null, [audience], display.Rank, IncomingPayload.WithMembers(display, body, "tenantId", "userId", "email"),
            id => TypedResults.Json(new NotificationTaken(true, "Notification created successfully", id), statusCode: 201));
    }

    internal sealed record NotificationTaken(bool Success, string Message, string NotificationId);
}
