using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace OrleansNotify.Simulator.Messages;

/// <summary>What came of each message, and why.</summary>
internal static class MessageReport
{
    /// <param name="mostCalls">Of the service that may have sent them, for one number.</param>
    /// <returns>Whether all is as it must be.</returns>
    public static bool Print(IReadOnlyList<JsonElement> messages, int mostCalls)
    {
        AnsiConsole.MarkupLine("  Two events to people, by e-mail, SMS, WhatsApp and push. The first SMS service has no credit left, the second does not answer for one number.\n");
        var table = new Table().SimpleBorder().AddColumns("to", "by", "what came of it", "why");
        var isAsPromised = mostCalls == 1;
        foreach (var character in MessageCast.All)
        {
            var message = messages.Single(one => IsOf(one, character));
            var status = message.GetProperty("status").GetString()!;
            isAsPromised &= status == character.Outcome;
            table.AddRow(new Text(character.Name), new Text(message.GetProperty("channel").GetString()!), new Markup(Outcome(status)), new Text(Why(message, status)));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine(isAsPromised
            ? "\n  [green]Nothing was sent twice[/]: no number was called again at a service that may have sent it.\n"
            : "\n  [red]NOT AS PROMISED[/]: see the table.\n");
        return isAsPromised;
    }

    private static bool IsOf(JsonElement message, Character character) => character.Address is null
        ? message.GetProperty("eventType").GetString() == MessageCast.Offer
        : message.GetProperty("eventType").GetString() != MessageCast.Offer && message.GetProperty("person").GetString() == character.Name;

    private static string Outcome(string status) => status switch
    {
        "accepted" => "[green]sent[/]",
        "stopped" => "[yellow]not sent[/]",
        "waiting" => "[blue]waits[/]",
        "unknown" => "[red]nobody knows[/]",
        _ => $"[red]{Markup.Escape(status)}[/]",
    };

    private static string Why(JsonElement message, string status) => status switch
    {
        "unknown" => "the second service took the call and never answered; it may be sent, so it is not sent again",
        "refused" => $"the second service: {message.GetProperty("detail").GetString()}",
        "waiting" => string.Create(CultureInfo.InvariantCulture, $"quiet hours, until {message.GetProperty("nextAttemptAt").GetDateTimeOffset():HH:mm} UTC"),
        "stopped" => message.GetProperty("reason").GetString() switch
        {
            "preference_off" => "switched deliveries off for this channel",
            "no_consent" => "never agreed to offers",
            var reason => reason ?? "",
        },
        "accepted" when message.GetProperty("attempts").GetInt32() > 1 => "the first service refused the account, the second took it",
        "accepted" when message.GetProperty("provider").GetString() == "capture" => "captured: on a development server it is shown at /dev/messages",
        "accepted" => "the second service took it; the first was known to refuse",
        _ => message.GetProperty("detail").GetString() ?? "",
    };
}
