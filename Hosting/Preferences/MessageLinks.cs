using Microsoft.Extensions.Options;
using OrleansNotify.Channels;
using OrleansNotify.Outbound;
using OrleansNotify.Secrets;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

/// <summary>The links in messages to people, and what the tokens in them say. Under the server's key: links of before a change of keys go on working.</summary>
public sealed class MessageLinks(SecretBox box, IOptions<OutboundOptions> outbound)
{
    private const string Purpose = "message link";

    private readonly string? _root = outbound.Value.PublicRoot;

    /// <summary>
    /// For the message that <paramref name="link"/> describes. None while <c>PUBLIC_URL</c> is not set, and none in sign-in codes; what is required
    /// has none to unsubscribe by.
    /// </summary>
    public TemplateLinks Of(MessageLink link, bool isRequired, DateTimeOffset now)
    {
        if (_root is null || link.Category is MessageCategory.SignInCode)
        {
            return new TemplateLinks(null, null);
        }

        var preferences = link with { Kind = MessageLinkKind.Preferences, ExpiresAt = now + MessageLink.PreferencesLifetime };
        return new TemplateLinks(
            isRequired ? null : $"{_root}/u/{Token(link with { Kind = MessageLinkKind.Unsubscribe, ExpiresAt = null })}", $"{_root}/preferences/{Token(preferences)}");
    }

    /// <summary>RFC 8058: what a mail program offers as "unsubscribe". Empty without a link.</summary>
    public static IReadOnlyDictionary<string, string> Headers(TemplateLinks links) => links.Unsubscribe is not { } url
        ? new Dictionary<string, string>()
        : new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = $"<{url}>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        };

    public string Token(MessageLink link) => LinkToken.Write(link, content => box.Hash(Purpose, content));

    /// <summary>Null: it is no token of ours, of another kind, or expired.</summary>
    public MessageLink? Read(string token, MessageLinkKind kind, DateTimeOffset now)
        => LinkToken.TryRead(token, kind, (hash, content) => box.Matches(hash, Purpose, content), now, out var link) ? link : null;
}
