using System.Globalization;
using System.Text.RegularExpressions;
using OrleansNotify.Fakes;

namespace OrleansNotify.Receivers;

/// <summary>Which message of a <see cref="Clients.MessageOwner"/> a fake provider took.</summary>
internal static partial class TakenNumber
{
    public static (string Channel, int Number) Of(TakenMessage message) => (
        message.Provider switch { "twilio-sms" => "sms", "twilio-whatsapp" => "whatsapp", "sendgrid" => "email", _ => "push" },
        InText(message.Body));

    /// <summary>From <c>N5E</c>.</summary>
    public static int InText(string text) => int.Parse(Number().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"N(\d+)E")]
    private static partial Regex Number();
}
