namespace OrleansNotify.Inboxes;

/// <summary>Where clients may send people who click: no script, and no other host in disguise. Whatever way it came in.</summary>
internal static class Links
{
    private const int MaxLength = 2_048;

    // Browsers take tabs and line ends out, and a backslash for a slash: "/\t/evil.example" is another host.
    public static bool IsSafe(string text)
        => text.Length <= MaxLength
            && !text.Any(c => c is <= ' ' or '\\' || char.IsControl(c))
            && (text.StartsWith('/')
                ? !text.StartsWith("//", StringComparison.Ordinal)
                : Uri.TryCreate(text, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0 && uri.UserInfo.Length == 0);
}
