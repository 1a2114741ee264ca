using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Templates;

internal static class PushText
{
    private const int MaxTag = 32;

    /// <summary>A page of the web, or of the site itself; anything else, such as <c>javascript:</c>, leads nowhere.</summary>
    public static string? Link(string? text)
    {
        var link = text?.Trim() ?? "";
        var isOwn = link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('\\', StringComparison.Ordinal);
        return !link.Any(char.IsControl) && (isOwn || IsWeb(link)) ? link : null;
    }

    /// <summary>As it is where it may be; else its hash, which is the same for the same tag.</summary>
    public static string? Tag(string? text)
    {
        var tag = text?.Trim() ?? "";
        return tag.Length == 0 ? null
            : tag.Length <= MaxTag && tag.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? tag
            : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))[..MaxTag];
    }

    private static bool IsWeb(string link)
        => Uri.TryCreate(link, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
}
