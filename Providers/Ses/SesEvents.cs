using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>What SES reports of a mail: by a configuration set (<c>eventType</c>) or by an identity (<c>notificationType</c>).</summary>
internal static class SesEvents
{
    public const string AttemptTag = "attempt_id";

    /// <summary>One for each recipient that the report is about.</summary>
    public static IEnumerable<ProviderEvent> In(JsonElement report)
    {
        var word = report.Member("eventType").Token() ?? report.Member("notificationType").Token() ?? "";
        var mail = report.Member("mail");
        var subject = SubjectOf(report, word);
        var fact = new ProviderEvent
        {
            Id = "",
            AttemptId = mail.Member("tags").Member(AttemptTag).Items().Select(tag => tag.Token()).FirstOrDefault(),
            ProviderMessageId = mail.Member("messageId").Token(),
            Word = word,
            At = subject.Member("timestamp").IsoTime() ?? mail.Member("timestamp").IsoTime(),
        };
        return word switch
        {
            "Bounce" => subject.Member("bouncedRecipients").Items().Select(recipient => Bounce(fact, subject, recipient)),
            "Complaint" => subject.Member("complainedRecipients").Items().Select(recipient => Complaint(fact, subject, recipient)),
            "DeliveryDelay" => subject.Member("delayedRecipients").Items().Select(recipient => Delay(fact, subject, recipient)),
            "Delivery" => subject.Member("recipients").Items()
                .Select(recipient => fact with { State = MessageState.Delivered, Address = recipient.Text() }),
            _ => [Other(fact, subject, mail)],
        };
    }

    private static JsonElement SubjectOf(JsonElement report, string word) => word switch
    {
        "Rendering Failure" or "RenderingFailure" => report.Member("failure"),
        "" => default,
        _ => report.Member(char.ToLowerInvariant(word[0]) + word[1..]),
    };

    /// <summary>Permanent alone is about the address; a transient one has failed this mail, after SES' own tries.</summary>
    private static ProviderEvent Bounce(ProviderEvent fact, JsonElement bounce, JsonElement recipient)
    {
        var (type, kind) = (bounce.Member("bounceType").Token(), bounce.Member("bounceSubType").Token());
        return fact with
        {
            State = MessageState.Failed,
            Address = recipient.Member("emailAddress").Text(),
            Code = recipient.Member("status").Token() ?? $"{type}/{kind}",
            Detail = Shown(type, kind, recipient.Member("diagnosticCode").Text()),
            Suppression = type == "Permanent" ? CauseOf(kind) : null,
        };
    }

    /// <summary>SES' own lists say that there was an earlier bounce or complaint; which of them, the account's list does not say.</summary>
    private static SuppressionCause CauseOf(string? kind)
        => kind == "UnsubscribedRecipient" ? SuppressionCause.Unsubscribed : SuppressionCause.HardBounce;

    private static ProviderEvent Complaint(ProviderEvent fact, JsonElement complaint, JsonElement recipient)
    {
        // Of an address on the account's list: SES has not sent the mail.
        var isHeld = complaint.Member("complaintSubType").Text() == "OnAccountSuppressionList";
        var kind = complaint.Member("complaintFeedbackType").Token();
        return fact with
        {
            State = isHeld ? MessageState.Failed : MessageState.Delivered,
            Address = recipient.Member("emailAddress").Text(),
            Code = kind,
            Detail = Shown(complaint.Member("complaintSubType").Text(), kind),
            Suppression = kind == "not-spam" ? null : SuppressionCause.Complaint,
        };
    }

    private static ProviderEvent Delay(ProviderEvent fact, JsonElement delay, JsonElement recipient) => fact with
    {
        State = MessageState.Accepted,
        Address = recipient.Member("emailAddress").Text(),
        Code = recipient.Member("status").Token(),
        Detail = Shown(delay.Member("delayType").Text(), recipient.Member("diagnosticCode").Text()),
    };

    private static ProviderEvent Other(ProviderEvent fact, JsonElement subject, JsonElement mail)
    {
        var other = fact with { Address = mail.Member("destination").Items().Select(address => address.Text()).FirstOrDefault() };
        return fact.Word switch
        {
            "Send" => other with { State = MessageState.Accepted },
            "Reject" => Failed(other, "Reject", subject.Member("reason")),
            "Rendering Failure" or "RenderingFailure" => Failed(other, "RenderingFailure", subject.Member("errorMessage")),
            "Open" or "Click" => other with { State = MessageState.Read },
            "Subscription" when subject.Member("newTopicPreferences").Member("unsubscribeAll").ValueKind == JsonValueKind.True
                => other with { Suppression = SuppressionCause.Unsubscribed },
            _ => other,
        };
    }

    private static ProviderEvent Failed(ProviderEvent fact, string code, JsonElement reason)
        => fact with { State = MessageState.Failed, Code = code, Detail = Shown(reason.Text()) };

    private static string Shown(params string?[] parts) => Details.Clean(string.Join(": ", parts.Where(part => !string.IsNullOrEmpty(part))), []);
}
