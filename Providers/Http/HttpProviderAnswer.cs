using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

internal static class HttpProviderAnswer
{
    public static ProviderOutcome OutcomeOf(HttpAnswer answer, DateTimeOffset now)
    {
        var body = answer.Json();
        var byStatus = StatusClass.Of(answer, now);
        if (!answer.IsSuccess || KindOf(body.Member("outcome").Text()) is not { } kind)
        {
            return byStatus with { Detail = body.Member("detail").Text() ?? byStatus.Detail };
        }

        return byStatus with
        {
            Kind = kind,
            Detail = body.Member("detail").Text() ?? "",
            Scope = kind == OutcomeKind.RefusedAccount ? OutcomeScope.Account : OutcomeScope.Message,
            Code = body.Member("code").Token(),
            ProviderMessageId = kind == OutcomeKind.Accepted ? body.Member("id").Token() : null,
            Until = kind == OutcomeKind.Later ? UntilOf(body, now) : null,
            Suppression = kind == OutcomeKind.RefusedRecipient ? HttpProviderWords.SuppressionOf(body.Member("suppress").Text()) : null,
            Segments = body.Member("segments") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var segments) ? Math.Max(0, segments) : 0,
            PriceMicros = Money.OfProvider(body.Member("price").Text()),
            PriceCurrency = Currencies.Of(body.Member("currency").Text()),
        };
    }

    private static OutcomeKind? KindOf(string? word) => word switch
    {
        "accepted" => OutcomeKind.Accepted,
        "refused_recipient" => OutcomeKind.RefusedRecipient,
        "refused_message" => OutcomeKind.RefusedMessage,
        "refused_account" => OutcomeKind.RefusedAccount,
        "later" => OutcomeKind.Later,
        _ => null,
    };

    private static DateTimeOffset? UntilOf(JsonElement body, DateTimeOffset now)
        => DateTimeOffset.TryParse(body.Member("until").Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            ? until > now + RetryAfter.Longest ? now + RetryAfter.Longest : until
            : null;
}
