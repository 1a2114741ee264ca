using System.Globalization;
using System.Text.Json;
using OrleansNotify.People;

namespace OrleansNotify.Channels;

/// <summary>The facts in a callback. Each null when it lacks what it needs.</summary>
internal static class WhatsAppEvents
{
    public static ProviderEvent? Status(JsonElement status)
    {
        if (status.Member("id").Token() is not { } id || status.Member("status").Token() is not { } word)
        {
            return null;
        }

        var error = status.Member("errors").Items().FirstOrDefault();
        var code = error.Member("code").Token();
        var state = StateOf(word);
        var row = WhatsAppAnswer.Codes.Find(code);
        return new ProviderEvent
        {
            Id = $"{id}:{word}:{code}",
            AttemptId = status.Member("biz_opaque_callback_data").Token(),
            ProviderMessageId = id,
            State = state,
            Word = word,
            At = TimeOf(status),
            Code = code,
            Detail = Details.Clean(error.Member("error_data").Member("details").Text() ?? error.Member("title").Text() ?? row?.Help ?? "", []),
            Suppression = state == MessageState.Failed ? row?.Suppress : null,
            Address = Number(status.Member("recipient_id")),
            PriceMicros = IsFree(status.Member("pricing")) ? 0 : null,
        };
    }

    public static ProviderEvent? Inbound(JsonElement message)
        => message.Member("id").Token() is not { } id
            ? null
            : new ProviderEvent
            {
                Id = id,
                ProviderMessageId = id,
                Word = message.Member("type").Token() ?? "",
                At = TimeOf(message),
                Address = Number(message.Member("from")),
                InboundText = TextOf(message),
            };

    /// <summary>The recipient's own switch for marketing messages, within WhatsApp.</summary>
    public static ProviderEvent? Preference(JsonElement preference)
    {
        var word = preference.Member("value").Token() ?? "";
        return Number(preference.Member("wa_id")) is not { } address || word.Length == 0
            ? null
            : new ProviderEvent
            {
                Id = $"{address}:{word}:{preference.Member("timestamp").Token()}",
                Word = word,
                At = TimeOf(preference),
                Detail = Details.Clean(preference.Member("detail").Text() ?? "", []),
                Suppression = word == "stop" ? SuppressionCause.UnsubscribedMarketing : null,
                Address = address,
            };
    }

    // Meta names no amount: only whether it bills the message at all. The category is in the code of its price list.
    private static bool IsFree(JsonElement pricing) => pricing.Member("billable").ValueKind == JsonValueKind.False
        || pricing.Member("type").Text() is "free_customer_service" or "free_entry_point";

    private static MessageState? StateOf(string word) => word switch
    {
        "accepted" => MessageState.Accepted,
        "sent" => MessageState.Sent,
        "delivered" => MessageState.Delivered,
        "read" or "played" => MessageState.Read,
        "failed" => MessageState.Failed,
        _ => null,
    };

    // A text, a pressed button or a chosen item; empty for a picture and the like.
    private static string TextOf(JsonElement message)
    {
        var interactive = message.Member("interactive");
        return message.Member("text").Member("body").Text()
            ?? message.Member("button").Member("text").Text()
            ?? interactive.Member("button_reply").Member("title").Text()
            ?? interactive.Member("list_reply").Member("title").Text()
            ?? "";
    }

    private static DateTimeOffset? TimeOf(JsonElement element)
        => long.TryParse(element.Member("timestamp").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;

    private static string? Number(JsonElement waId) => waId.Token() is { } id ? $"+{id}" : null;
}
