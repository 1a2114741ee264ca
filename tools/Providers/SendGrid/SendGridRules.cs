using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrleansNotify.Fakes;

/// <summary>What SendGrid refuses at once.</summary>
internal static partial class SendGridRules
{
    private static readonly string[] Reserved =
    [
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding",
        "to", "from", "subject", "reply-to", "cc", "bcc",
    ];

    /// <summary>The wrong field; null when none is.</summary>
    public static string? ProblemOf(JsonObject mail)
    {
        if (mail["personalizations"] is not JsonArray { Count: >= 1 and <= 1000 } people)
        {
            return "personalizations";
        }

        var types = (mail["content"] as JsonArray ?? []).Select(part => JsonBody.Text(part.At("type"))).ToArray();
        return people.Select((person, index) => ProblemOf(person, $"personalizations.{index}")).FirstOrDefault(problem => problem is not null)
            ?? (!Address().IsMatch(JsonBody.Text(mail.At("from", "email"))) ? "from.email"
                : JsonBody.Text(mail["subject"]).Length == 0 && people.Any(person => JsonBody.Text(person.At("subject")).Length == 0) ? "subject"
                : types.Length == 0 || types is ["text/html", "text/plain", ..] ? "content"
                : null);
    }

    private static string? ProblemOf(JsonNode? person, string path)
    {
        var to = person.At("to") as JsonArray ?? [];
        var wrong = to.Select(address => JsonBody.Text(address.At("email"))).ToList().FindIndex(address => !Address().IsMatch(address));
        return to.Count == 0 ? $"{path}.to"
            : wrong >= 0 ? $"{path}.to.{wrong}.email"
            : (person.At("headers") as JsonObject ?? []).Any(header => Reserved.Contains(header.Key.ToLowerInvariant())) ? $"{path}.headers"
            : (person.At("custom_args") as JsonObject ?? []).Any(argument => argument.Value?.GetValueKind() != JsonValueKind.String)
                ? $"{path}.custom_args"
            : null;
    }

    [GeneratedRegex(@"\A[!-?A-~]+@[A-Za-z0-9.-]+\z")]
    private static partial Regex Address();
}
