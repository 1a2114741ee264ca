using System.Text.Json;

namespace OrleansNotify.Channels;

internal static class WhatsAppAnswer
{
    public static CodeTable Codes { get; } = CodeTable.Read("WhatsAppCloud/codes.json");

    public static ProviderOutcome OutcomeOf(HttpAnswer answer, string to, DateTimeOffset now)
    {
        var body = answer.Json();
        if (body.Member("error") is { ValueKind: JsonValueKind.Object } error)
        {
            return Codes.OutcomeOf(error.Member("code").Token(), MessageOf(error), answer, now);
        }

        var message = body.Member("messages").Items().FirstOrDefault();
        return answer.IsSuccess && message.Member("id").Token() is { } id
            ? ProviderOutcome.Accepted(id) with { ProviderAddress = AddressOf(body, to), Detail = StateOf(message) }
            : StatusClass.Of(answer, now);
    }

    // The details are for the sender, the message is often no more than the code's title.
    private static string MessageOf(JsonElement error) => error.Member("error_data").Member("details").Text() ?? error.Member("message").Text() ?? "";

    // Differs from the number that was dialled in Argentina, Brazil and Mexico; answers come from it.
    private static string? AddressOf(JsonElement body, string to)
        => body.Member("contacts").Items().FirstOrDefault().Member("wa_id").Token() is { } id && $"+{id}" != to ? $"+{id}" : null;

    // Held or paused: taken, and not sent yet.
    private static string StateOf(JsonElement message) => message.Member("message_status").Text() is { } state and not "accepted" ? state : "";
}
