using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

internal static class TwilioAnswer
{
    public static CodeTable Codes { get; } = CodeTable.Read("Twilio/codes.json");

    public static ProviderOutcome OutcomeOf(HttpAnswer answer, DateTimeOffset now)
    {
        var body = answer.Json();
        if (!answer.IsSuccess)
        {
            return Codes.OutcomeOf(CodeOf(body), MessageOf(body), answer, now);
        }

        return (body.Member("sid").Token(), body.Member("error_code").Token()) switch
        {
            (null, _) => StatusClass.Of(answer, now),
            (_, { } code) => Codes.OutcomeOf(code, body.Member("error_message").Text() ?? "", answer, now),
            (var id, _) => ProviderOutcome.Accepted(id) with
            {
                Segments = SegmentsOf(body),
                PriceMicros = Money.OfProvider(body.Member("price").Text()),
                PriceCurrency = Currencies.Of(body.Member("price_unit").Text()),
            },
        };
    }

    // Newer products answer as RFC 9457 says, with the code at the end of the type's URL.
    private static string? CodeOf(JsonElement body)
        => body.Member("code").Token() ?? (body.Member("type").Token()?.Split('/') is [_, .., { Length: > 0 } last] && last.All(char.IsAsciiDigit) ? last : null);

    private static string MessageOf(JsonElement body)
        => body.Member("message").Text() ?? body.Member("detail").Text() ?? body.Member("title").Text() ?? "";

    // A text; "0" while a messaging service has not chosen the sender.
    private static int SegmentsOf(JsonElement body)
        => int.TryParse(body.Member("num_segments").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var segments) ? segments : 0;
}
