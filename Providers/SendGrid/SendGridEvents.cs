using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>What SendGrid's event webhook says of a mail.</summary>
internal static class SendGridEvents
{
    /// <summary>Not <c>attempt</c>, which is a member of its own of deferred events.</summary>
    public const string AttemptArgument = "attempt_id";

    /// <summary>Null for what is no event.</summary>
    public static ProviderEvent? Read(JsonElement json)
    {
        if (json.Member("event").Token() is not { } word)
        {
            return null;
        }

        var message = json.Member("sg_message_id").Token();
        return new ProviderEvent
        {
            Id = json.Member("sg_event_id").Token() ?? $"{message}.{word}.{json.Member("timestamp").Token()}",
            AttemptId = json.Member(AttemptArgument).Token(),
            // The mail's own id ends at the dot: after it comes where SendGrid handled it.
            ProviderMessageId = message?.Split('.')[0],
            Word = word,
            State = StateOf(word, json),
            At = json.Member("timestamp").EpochSeconds(),
            Code = json.Member("status").Token() ?? json.Member("type").Token(),
            Detail = Details.Clean(json.Member("reason").Text() ?? json.Member("response").Text() ?? "", []),
            Suppression = CauseOf(word, json),
            Address = json.Member("email").Text(),
        };
    }

    private static MessageState? StateOf(string word, JsonElement json) => word switch
    {
        "processed" or "deferred" => MessageState.Accepted,
        // Apple's servers fetch what is in a mail before anybody reads it.
        "open" when json.Member("sg_machine_open").ValueKind == JsonValueKind.True => MessageState.Delivered,
        "open" or "click" => MessageState.Read,
        "delivered" or "spamreport" => MessageState.Delivered,
        "bounce" or "dropped" => MessageState.Failed,
        _ => null,
    };

    private static SuppressionCause? CauseOf(string word, JsonElement json) => word switch
    {
        // "blocked" is about us: our address, or the mail's content.
        "bounce" => json.Member("type").Text() == "blocked" ? null : SuppressionCause.HardBounce,
        "dropped" => CauseOfDrop(json.Member("reason").Text()),
        "spamreport" => SuppressionCause.Complaint,
        "unsubscribe" => SuppressionCause.Unsubscribed,
        "group_unsubscribe" => SuppressionCause.UnsubscribedMarketing,
        _ => null,
    };

    /// <summary>The address is on one of SendGrid's own lists; other drops are about the account or the mail.</summary>
    private static SuppressionCause? CauseOfDrop(string? reason) => reason switch
    {
        "Bounced Address" or "Invalid" => SuppressionCause.HardBounce,
        "Spam Reporting Address" => SuppressionCause.Complaint,
        "Unsubscribed Address" => SuppressionCause.Unsubscribed,
        _ => null,
    };
}
