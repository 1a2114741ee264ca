using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>SES' reports by a configuration set.</summary>
internal static class SesReports
{
    /// <param name="status">An event type; <c>failed</c> and <c>delivered</c> stand for the usual ones.</param>
    /// <param name="code">The type of a bounce, or of a complaint's feedback.</param>
    public static JsonObject Of(string id, string to, IReadOnlyDictionary<string, string> tags, string status, string? code, DateTimeOffset at)
    {
        var type = status switch { "failed" => "Bounce", "delivered" => "Delivery", _ => status };
        return new JsonObject
        {
            ["eventType"] = type,
            ["mail"] = new JsonObject
            {
                ["timestamp"] = at,
                ["messageId"] = id,
                ["destination"] = new JsonArray(to),
                ["tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create<string, JsonNode?>(tag.Key, new JsonArray(tag.Value)))),
            },
            [type == "Rendering Failure" ? "failure" : char.ToLowerInvariant(type[0]) + type[1..]] = SubjectOf(type, to, code, at),
        };
    }

    private static JsonObject SubjectOf(string type, string to, string? code, DateTimeOffset at) => type switch
    {
        "Bounce" => new JsonObject
        {
            ["bounceType"] = code ?? "Permanent",
            ["bounceSubType"] = "General",
            ["bouncedRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = to, ["action"] = "failed", ["status"] = "5.1.1" }),
            ["timestamp"] = at,
        },
        "Complaint" => new JsonObject
        {
            ["complaintFeedbackType"] = code ?? "abuse",
            ["complainedRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = to }),
            ["timestamp"] = at,
        },
        "Delivery" => new JsonObject { ["recipients"] = new JsonArray(to), ["smtpResponse"] = "250 ok", ["timestamp"] = at },
        "DeliveryDelay" => new JsonObject
        {
            ["delayType"] = code ?? "General",
            ["delayedRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = to }),
        },
        "Reject" => new JsonObject { ["reason"] = "Bad content" },
        _ => [],
    };
}
