using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>Twilio signs a URL with its port or without it; which of both differs by product.</summary>
internal static class TwilioUrl
{
    /// <summary>As it was given, case and all, then without its port or with the scheme's.</summary>
    public static IEnumerable<string> Forms(Uri url)
    {
        var text = url.OriginalString;
        yield return text;
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#') is >= 0 and var length ? start + length : text.Length;
        var port = text.LastIndexOf(':', end - 1);
        var hasPort = port > text.LastIndexOf('@', end - 1) && port >= start && !text.AsSpan(port, end - port).Contains(']');
        yield return hasPort
            ? text.Remove(port, end - port)
            : text.Insert(end, string.Create(CultureInfo.InvariantCulture, $":{url.Port}"));
    }
}
