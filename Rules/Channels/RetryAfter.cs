using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>RFC 9110 §10.2.3: seconds, or a date in one of its three forms.</summary>
public static class RetryAfter
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly string[] DateForms =
        ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    /// <summary>At most 24 hours from <paramref name="now"/>, and not before it; null for what cannot be read.</summary>
    public static DateTimeOffset? Parse(string? value, DateTimeOffset now)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit))
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < Longest.TotalSeconds
                ? now.AddSeconds(seconds)
                : now + Longest;
        }

        return DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date < now ? now : date > now + Longest ? now + Longest : date
            : null;
    }
}
