using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Reports of a tenant's own service: one object, or several in <c>events</c>.</summary>
internal static class HttpProviderCallbacks
{
    public static CallbackReading Read(CallbackRequest request, string secret, DateTimeOffset now)
    {
        try
        {
            if (StandardWebhook.ProblemOf(request, secret, now) is { } problem)
            {
                return CallbackReading.Refused(problem);
            }

            var root = JsonSerializer.Deserialize(request.Body, AnswerJson.Default.JsonElement);
            var reports = root.Member("events") is { ValueKind: JsonValueKind.Array } several ? several.Items() : [root];
            return new CallbackReading { IsVerified = true, Events = [.. reports.Select((report, index) => Event(report, $"{request.Headers["webhook-id"]}:{index}")).OfType<ProviderEvent>()] };
        }
        catch (FormatException)
        {
            return CallbackReading.Refused("the account's secret is not base64");
        }
        catch (JsonException)
        {
            return new CallbackReading { IsVerified = true, Problem = "the body is not JSON" };
        }
    }

    private static ProviderEvent? Event(JsonElement report, string id)
        => report.ValueKind != JsonValueKind.Object
            ? null
            : new ProviderEvent
            {
                Id = report.Member("id").Token() ?? id,
                AttemptId = report.Member("attemptId").Token(),
                ProviderMessageId = report.Member("messageId").Token(),
                State = HttpProviderWords.StateOf(report.Member("state").Text()),
                Word = report.Member("state").Token() ?? "",
                At = DateTimeOffset.TryParse(report.Member("at").Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
                Code = report.Member("code").Token(),
                Detail = Details.Clean(report.Member("detail").Text() ?? "", []),
                Suppression = HttpProviderWords.SuppressionOf(report.Member("suppress").Text()),
                Address = report.Member("address").Token(),
                PriceMicros = Money.OfProvider(report.Member("price").Text()),
                PriceCurrency = Currencies.Of(report.Member("currency").Text()),
                InboundText = report.Member("text").Text(),
            };
}
