using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.People;

namespace OrleansNotify.Channels;

/// <summary>Statuses, messages of persons and their stops of marketing, signed as a whole over the raw body.</summary>
internal static class WhatsAppCallbacks
{
    private const string Prefix = "sha256=";

    public static CallbackReading Read(CallbackRequest request, ProviderSettings settings)
    {
        if (ProblemOf(request, settings["appSecret"]) is { } problem)
        {
            return CallbackReading.Refused(problem);
        }

        try
        {
            var root = JsonSerializer.Deserialize(request.Body, AnswerJson.Default.JsonElement);
            return new CallbackReading { IsVerified = true, Events = [.. Events(root, settings["phoneNumberId"])] };
        }
        catch (JsonException)
        {
            return new CallbackReading { IsVerified = true, Problem = "the body is not JSON" };
        }
    }

    private static string? ProblemOf(CallbackRequest request, string secret)
    {
        if (secret.Length == 0)
        {
            return "there is no app secret to verify with";
        }

        if (request.Headers.GetValueOrDefault("X-Hub-Signature-256") is not { } given || !given.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return "X-Hub-Signature-256 is missing";
        }

        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), request.Body));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given[Prefix.Length..]))
            ? null
            : "the signature is wrong";
    }

    // An app has one webhook for all its numbers: those of others, perhaps of other tenants, are left out.
    private static IEnumerable<ProviderEvent> Events(JsonElement root, string numberId)
        => root.Member("entry").Items()
            .SelectMany(entry => entry.Member("changes").Items())
            .Select(change => change.Member("value"))
            .Where(value => value.Member("metadata").Member("phone_number_id").Text() == numberId)
            .SelectMany(Events);

    private static IEnumerable<ProviderEvent> Events(JsonElement value)
        => value.Member("statuses").Items().Select(WhatsAppEvents.Status)
            .Concat(value.Member("messages").Items().Select(WhatsAppEvents.Inbound))
            .Concat(value.Member("user_preferences").Items().Select(WhatsAppEvents.Preference))
            .OfType<ProviderEvent>();
}
