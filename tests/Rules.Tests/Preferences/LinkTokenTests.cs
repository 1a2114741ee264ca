using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

public sealed class LinkTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly MessageLink Link = new(
        MessageLinkKind.Unsubscribe, "acme", "ann=\u00fc@example.org", Channel.Email, "ann@example.org", MessageCategory.Marketing);

    [Fact]
    public void TokenSaysWhatItsLinkWas()
    {
        Assert.Equal(Link, Read(Write(Link)));
        Assert.Equal(Link with { Person = null }, Read(Write(Link with { Person = null })));
        Assert.Equal(Link with { Channel = Channel.WhatsApp, Address = "+1" }, Read(Write(Link with { Channel = Channel.WhatsApp, Address = "+1" })));
        Assert.Matches("^[A-Za-z0-9_.-]+$", Write(Link));
    }

    [Fact]
    public void UnsubscribeLinksNeverEndAndPreferenceLinksDo()
    {
        var page = Link with { Kind = MessageLinkKind.Preferences, ExpiresAt = Now + MessageLink.PreferencesLifetime };

        Assert.NotNull(Read(Write(Link), at: Now.AddYears(20)));
        Assert.Equal(page, Read(Write(page), MessageLinkKind.Preferences, Now.AddDays(89)));
        Assert.Null(Read(Write(page), MessageLinkKind.Preferences, Now.AddDays(90)));
    }

    [Fact]
    public void TokenIsGoodForItsOwnKindOnly()
    {
        Assert.Null(Read(Write(Link), MessageLinkKind.Preferences));
        Assert.Null(Read(Write(Link with { Kind = MessageLinkKind.Preferences })));
    }

    // Every character: content and seal alike.
    [Fact]
    public void ChangedTokenIsNone()
    {
        var token = Write(Link);

        Assert.All(Enumerable.Range(0, token.Length), i =>
        {
            // The last character of base64url may have bits that are not read.
            var changed = token[..i] + (token[i] == 'A' ? 'Q' : 'A') + token[(i + 1)..];
            Assert.True(Read(changed) is null || Read(changed) == Link, changed);
        });
        Assert.Null(Read(token + "A"));
        Assert.Null(Read(token[1..]));
    }

    [Fact]
    public void TokenOfAnotherKeyIsNone()
        => Assert.Null(Read(LinkToken.Write(Link, content => Seal(content, 2))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    [InlineData("\u00fc.\u00fc")]
    [InlineData("AA.AA")]
    public void AnythingElseIsNone(string? token) => Assert.Null(Read(token));

    [Fact]
    public void LongTextIsNone() => Assert.Null(Read(new string('A', 100_000)));

    private static string Write(MessageLink link) => LinkToken.Write(link, content => Seal(content, 1));

    private static MessageLink? Read(string? token, MessageLinkKind kind = MessageLinkKind.Unsubscribe, DateTimeOffset? at = null)
        => LinkToken.TryRead(token, kind, (hash, content) => hash == Seal(content, 1), at ?? Now, out var link) ? link : null;

    private static string Seal(string content, byte key) => Convert.ToHexString(HMACSHA256.HashData(new byte[] { key }, Encoding.UTF8.GetBytes(content)));
}
