using System.Globalization;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

/// <summary>A message as the form that Twilio's Messages resource takes.</summary>
internal static class TwilioForm
{
    public const string WhatsAppPrefix = "whatsapp:";

    private const int LongestValidity = 36_000;

    /// <param name="prefix">Before both addresses: empty for SMS.</param>
    public static Dictionary<string, string> Of(OutgoingMessage message, string prefix, ProviderSettings settings, DateTimeOffset now)
    {
        var form = new Dictionary<string, string> { ["To"] = prefix + message.To };
        AddSender(form, prefix, settings);
        AddContent(form, message);
        // Twilio refuses host names with an underscore: better a message without reports than none.
        if (message.CallbackUrl is { } callback && !callback.Host.Contains('_', StringComparison.Ordinal))
        {
            form["StatusCallback"] = callback.AbsoluteUri;
        }

        if (message.ExpiresAt is { } end)
        {
            var seconds = Math.Clamp((long)(end - now).TotalSeconds, 1, LongestValidity);
            form["ValidityPeriod"] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return form;
    }

    private static void AddSender(Dictionary<string, string> form, string prefix, ProviderSettings settings)
    {
        var from = settings["from"];
        var service = settings["messagingServiceSid"];
        if (service.Length > 0)
        {
            form["MessagingServiceSid"] = service;
        }

        // One service may serve both channels; a WhatsApp sender of one's own is the more exact.
        if (from.Length > 0 && (service.Length == 0 || prefix.Length > 0))
        {
            form["From"] = from.StartsWith(prefix, StringComparison.Ordinal) ? from : prefix + from;
        }
    }

    private static void AddContent(Dictionary<string, string> form, OutgoingMessage message)
    {
        if (message.Template is not { } template)
        {
            form["Body"] = message.Text;
            return;
        }

        var variables = new JsonObject();
        for (var i = 0; i < template.Parameters.Count; i++)
        {
            variables[(i + 1).ToString(CultureInfo.InvariantCulture)] = template.Parameters[i];
        }

        form["ContentSid"] = template.Name;
        form["ContentVariables"] = variables.ToJsonString();
    }
}
