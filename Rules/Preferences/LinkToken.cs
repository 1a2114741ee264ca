using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>
/// A link's token: what it names, and a seal over it, both base64url with a dot between. Nobody can make one who does not have the key; who
/// has one can do no more than its link says.
/// </summary>
public static class LinkToken
{
    private const int MaxLength = 4_096;
    private const char Between = '\n';

    /// <param name="seal">A keyed hash of a text.</param>
    public static string Write(MessageLink link, Func<string, string> seal)
    {
        var content = string.Join(
            Between, ((int)link.Kind).ToString(CultureInfo.InvariantCulture), link.Tenant, link.Person is null ? "" : $"={link.Person}", link.Channel.Word(),
            link.Address, WordOf(link.Category), link.ExpiresAt?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return $"{Encode(content)}.{Encode(seal(content))}";
    }

    /// <param name="matches">Whether a hash is of a text, in constant time.</param>
    public static bool TryRead(
        string? token, MessageLinkKind kind, Func<string, string, bool> matches, DateTimeOffset now, [NotNullWhen(true)] out MessageLink? link)
    {
        link = null;
        if (token is not { Length: > 0 and <= MaxLength } || token.Split('.') is not [var first, var second]
            || Decode(first) is not { } content || Decode(second) is not { } hash || !matches(hash, content))
        {
            return false;
        }

        link = Parse(content);
        return link?.Kind == kind && (link.ExpiresAt is not { } expiresAt || now < expiresAt);
    }

    /// <summary>Sealed by us: what does not parse is of another version.</summary>
    private static MessageLink? Parse(string content)
        => content.Split(Between) is [var kind, var tenant, var person, var channel, var address, var category, var expiry]
            && Enum.TryParse<MessageLinkKind>(kind, out var parsedKind) && ChannelWords.TryParse(channel, out var parsedChannel)
            && TryCategory(category, out var parsedCategory)
            ? new MessageLink(
                parsedKind, tenant, person.Length == 0 ? null : person[1..], parsedChannel, address, parsedCategory,
                long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null)
            : null;

    /// <summary>A tenant's own has a number, which stays when the category gets another name.</summary>
    private static string WordOf(MessageCategory category)
        => (int)category < Category.FirstOwn ? category.Word() : ((int)category).ToString(CultureInfo.InvariantCulture);

    private static bool TryCategory(string word, out MessageCategory category)
    {
        if (EnumWords.TryParse(word, out category))
        {
            return true;
        }

        var isNumber = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Category.FirstOwn;
        category = (MessageCategory)number;
        return isNumber;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string? Decode(string text) => Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : null;
}
