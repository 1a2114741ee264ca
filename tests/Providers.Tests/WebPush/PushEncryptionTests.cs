using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

public sealed class PushEncryptionTests
{
    private const string BrowserKey = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string Secret = "BTBZMqHH6r4Tts7J_aSIgg";

    [Fact]
    public void TheExampleOfRfc8291ComesOut()
    {
        using var own = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        });
        var salt = Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw");

        var body = PushEncryption.Encrypt("When I grow up, I want to be a watermelon"u8, Subscription(), own, salt);

        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public void TheLargestTextFitsIntoARecord()
    {
        Assert.Equal(3993, PushEncryption.MaxText);
        Assert.Equal(4096, PushEncryption.Encrypt(new byte[PushEncryption.MaxText], Subscription()).Length);
    }

    [Fact]
    public void EachMessageHasItsOwnKeyAndSalt()
    {
        var (first, second) = (PushEncryption.Encrypt("same"u8, Subscription()), PushEncryption.Encrypt("same"u8, Subscription()));

        Assert.NotEqual(first[..16], second[..16]);
        Assert.NotEqual(first[21..86], second[21..86]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\ud800")]
    [InlineData("""{"endpoint": "https://push.example/1"}""")]
    [InlineData("""{"endpoint": "ftp://push.example/1", "keys": {"p256dh": "KEY", "auth": "SECRET"}}""")]
    [InlineData("""{"endpoint": "/push/1", "keys": {"p256dh": "KEY", "auth": "SECRET"}}""")]
    [InlineData("""{"endpoint": "https://push.example/1", "keys": {"p256dh": "KEY", "auth": "AAAA"}}""")]
    [InlineData("""{"endpoint": "https://push.example/1", "keys": {"p256dh": "AAAA", "auth": "SECRET"}}""")]
    [InlineData("""{"endpoint": "https://push.example/1", "keys": {"p256dh": "!!", "auth": "SECRET"}}""")]
    [InlineData("""{"endpoint": "https://push.example/1", "keys": {"p256dh": "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "auth": "SECRET"}}""")]
    public async Task WhatIsNoSubscriptionIsARefusedRecipient(string address)
    {
        using var providers = new Providers();
        var to = address.Replace("KEY", BrowserKey, StringComparison.Ordinal).Replace("SECRET", Secret, StringComparison.Ordinal);

        var outcome = await providers["web-push"].Send(ConformanceCases.Of(Channel.Push, to), providers.Settings("web-push", Keys.Vapid()), CancellationToken.None);

        Assert.Equal((OutcomeKind.RefusedRecipient, "bad_subscription"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4000)]
    [InlineData(100_000)]
    public void ATextThatIsTooLongIsCutAndNotRefused(int length)
    {
        foreach (var letter in new[] { "a", "é", "😀", "\"", "\n" })
        {
            var payload = PushPayload.Of(ConformanceCases.Of(Channel.Push, "") with { Text = string.Concat(Enumerable.Repeat(letter, length)) });

            Assert.InRange(payload.Length, 1, PushEncryption.MaxText);
            Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(payload));
        }
    }

    private static PushSubscription Subscription()
        => new(new Uri("https://push.example/1"), Base64Url.DecodeFromChars(BrowserKey), Base64Url.DecodeFromChars(Secret));
}
