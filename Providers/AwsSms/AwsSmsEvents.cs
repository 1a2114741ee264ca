using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>What End User Messaging reports of a message, and messages from people.</summary>
internal static class AwsSmsEvents
{
    public const string AttemptKey = "attempt_id";

    // Whatever the country: End User Messaging has no other.
    private const string Currency = "USD";

    private const decimal Highest = 1_000_000;

    public static IEnumerable<ProviderEvent> In(JsonElement report)
        => report.Member("inboundMessageId").Token() is { } inbound ? [Inbound(report, inbound)] : [Status(report)];

    private static ProviderEvent Inbound(JsonElement report, string id) => new()
    {
        Id = "",
        ProviderMessageId = id,
        Word = "inbound",
        Address = report.Member("originationNumber").Text(),
        InboundText = report.Member("messageBody").Text() ?? "",
    };

    private static ProviderEvent Status(JsonElement report)
    {
        var word = report.Member("eventType").Token() ?? "";
        return new ProviderEvent
        {
            Id = "",
            AttemptId = report.Member("context").Member(AttemptKey).Token(),
            ProviderMessageId = report.Member("messageId").Token(),
            Word = word,
            State = StateOf(word),
            At = report.Member("eventTimestamp").EpochMilliseconds(),
            Code = report.Member("messageStatus").Token(),
            Detail = Details.Clean(report.Member("messageStatusDescription").Text() ?? "", []),
            // A number that cannot be: everything else may be the carrier's, the handset's or the text's fault.
            Suppression = word == "TEXT_INVALID" ? SuppressionCause.HardBounce : null,
            Address = report.Member("destinationPhoneNumber").Text(),
            PriceMicros = PriceOf(report),
            PriceCurrency = Currency,
        };
    }

    private static MessageState? StateOf(string word) => word switch
    {
        "TEXT_QUEUED" => MessageState.Accepted,
        // Successful is the carrier's word, which is the last one where handsets send no receipts.
        "TEXT_PENDING" or "TEXT_SENT" or "TEXT_SUCCESSFUL" => MessageState.Sent,
        "TEXT_DELIVERED" => MessageState.Delivered,
        "TEXT_INVALID" or "TEXT_INVALID_MESSAGE" or "TEXT_UNREACHABLE" or "TEXT_CARRIER_UNREACHABLE" or "TEXT_BLOCKED" or "TEXT_CARRIER_BLOCKED"
            or "TEXT_SPAM" or "TEXT_TTL_EXPIRED" or "TEXT_PROTECT_BLOCKED" => MessageState.Failed,
        _ => null,
    };

    // Before the last report a price of 0 is one that is not known yet.
    private static long? PriceOf(JsonElement report)
        => Amount(report, "totalMessagePrice") is { } price && (price != 0 || report.Member("isFinal").ValueKind == JsonValueKind.True)
            ? Money.OfProvider(price + (Amount(report, "totalCarrierFee") ?? 0))
            : null;

    private static decimal? Amount(JsonElement report, string name)
        => decimal.TryParse(report.Member(name).Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < Highest
            ? amount
            : null;
}
