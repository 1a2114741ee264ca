using System.Text.RegularExpressions;

namespace OrleansNotify.Fakes;

/// <summary>What Twilio refuses at once.</summary>
internal static partial class TwilioRules
{
    private const int MaxBody = 1600;

    /// <summary>Null when the message is right.</summary>
    public static string? CodeOf(IFormCollection form)
    {
        var to = form["To"].ToString();
        return to.Length == 0 ? "21604"
            : !Number().IsMatch(to) ? "21211"
            : !HasAny(form, "From", "MessagingServiceSid") ? "21603"
            : !HasAny(form, "Body", "ContentSid", "MediaUrl") ? "21602"
            : form["Body"].ToString().Length > MaxBody ? "21617"
            : form["StatusCallback"].ToString() is { Length: > 0 } callback && !IsCallback(callback) ? "21609"
            : form["ValidityPeriod"].ToString() is { Length: > 0 } period && !(int.TryParse(period, out var seconds) && seconds is >= 1 and <= 36_000) ? "20422"
            : null;
    }

    private static bool IsCallback(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && !url.Host.Contains('_', StringComparison.Ordinal);

    private static bool HasAny(IFormCollection form, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (form[name].ToString().Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\A(whatsapp:)?\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
