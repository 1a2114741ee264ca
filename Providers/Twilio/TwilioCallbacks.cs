namespace OrleansNotify.Channels;

/// <summary>Status callbacks and incoming messages. Twilio sends them in any order, repeats them, and says no time.</summary>
internal static class TwilioCallbacks
{
    public static CallbackReading Read(CallbackRequest request, ProviderSettings settings)
    {
        var body = FormFields.Of(request);
        if (TwilioSignature.ProblemOf(request, body, settings) is { } problem)
        {
            return CallbackReading.Refused(problem);
        }

        var query = FormFields.Parse(request.Url.Query.TrimStart('?'));
        return new CallbackReading { IsVerified = true, Events = [.. Events(body.IsForm ? body : query, query["a"])] };
    }

    private static IEnumerable<ProviderEvent> Events(FormFields fields, string attempt)
    {
        var id = Either(fields["MessageSid"], fields["SmsSid"]);
        var status = Either(fields["MessageStatus"], fields["SmsStatus"]);
        if (id.Length > 0)
        {
            yield return status is "" or "received" or "receiving" ? Inbound(fields, id) : Status(fields, id, status, attempt);
        }
    }

    private static ProviderEvent Inbound(FormFields fields, string id) => new()
    {
        Id = id,
        ProviderMessageId = id,
        Word = "received",
        Address = Number(fields["From"]),
        InboundText = fields["Body"],
    };

    private static ProviderEvent Status(FormFields fields, string id, string status, string attempt)
    {
        var code = fields["ErrorCode"] is { Length: > 0 } given and not "0" ? given : null;
        var state = StateOf(status);
        var row = TwilioAnswer.Codes.Find(code);
        return new ProviderEvent
        {
            Id = $"{id}:{status}:{code}",
            AttemptId = attempt.Length > 0 ? attempt : null,
            ProviderMessageId = id,
            State = state,
            Word = status,
            Code = code,
            Detail = Details.Clean(Either(fields["ChannelStatusMessage"], Either(fields["ErrorMessage"], row?.Help ?? "")), []),
            Suppression = state == MessageState.Failed ? row?.Suppress : null,
            Address = Number(fields["To"]),
            PriceMicros = Money.OfProvider(fields["Price"]),
            PriceCurrency = Currencies.Of(fields["PriceUnit"]),
        };
    }

    // A message of which a part failed did not arrive.
    private static MessageState? StateOf(string status) => status switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => MessageState.Accepted,
        "sent" => MessageState.Sent,
        "delivered" => MessageState.Delivered,
        "read" => MessageState.Read,
        "undelivered" or "failed" or "canceled" or "partially_delivered" => MessageState.Failed,
        _ => null,
    };

    private static string Either(string first, string second) => first.Length > 0 ? first : second;

    private static string? Number(string address) => address.Length == 0 ? null
        : address.StartsWith(TwilioForm.WhatsAppPrefix, StringComparison.Ordinal) ? address[TwilioForm.WhatsAppPrefix.Length..]
        : address;
}
