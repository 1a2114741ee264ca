using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>An SMS as the fields of Publish.</summary>
internal static class SnsSms
{
    public static IEnumerable<KeyValuePair<string, string>> Fields(OutgoingMessage message, ProviderSettings settings)
    {
        yield return new("PhoneNumber", message.To);
        yield return new("Message", message.Text);
        var index = 0;
        foreach (var (name, value) in Attributes(message, settings))
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++index}");
            yield return new($"{entry}.Name", name);
            yield return new($"{entry}.Value.DataType", "String");
            yield return new($"{entry}.Value.StringValue", value);
        }
    }

    private static IEnumerable<(string Name, string Value)> Attributes(OutgoingMessage message, ProviderSettings settings)
    {
        yield return ("AWS.SNS.SMS.SMSType", message.IsUrgent || settings["messageType"] != "promotional" ? "Transactional" : "Promotional");
        if (settings["senderId"] is { Length: > 0 } sender)
        {
            yield return (sender[0] == '+' ? "AWS.MM.SMS.OriginationNumber" : "AWS.SNS.SMS.SenderID", sender);
        }
    }
}
