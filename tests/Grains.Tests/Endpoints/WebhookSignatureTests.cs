using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Endpoints;

public sealed class WebhookSignatureTests
{
    private const string OtherSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    [Fact]
    public void TheSharedSecretOfTheVectorSignsAsPublished() => Assert.Equal(Vector.Hmac, Header([new(Vector.Secret, null)], Vector.Body));

    [SkippableFact]
    public void ThePrivateKeyOfTheVectorSignsAsPublished()
    {
        Skip.IfNot(SigningSecrets.IsSupported(SignatureScheme.Ed25519), "libcrypto is not installed");

        Assert.Equal(Vector.Ed25519, Header([new(Vector.PrivateKey, null)], Vector.Body));
    }

    [Theory]
    [InlineData(1_048_576, "v1,txpEUxqWZJ5nteTnymUVa+7C4NHpBeXJ6CsBAW0c3/A=")]
    [InlineData(262_144, "v1,Mw4Pe2WgApuT7NSqnSq0PQPV9gbLdggCl9B865x5Xh0=")]
    [InlineData(262_143, "v1,NTItnqyWMoFhk2Bbe5V/BMdcFRWgcSQaTgqLHX7FC7c=")]
    public void ALargeBodySignsAsPublished(int length, string expected)
        => Assert.Equal(expected, Header([new(Vector.Secret, null)], [.. Enumerable.Repeat((byte)'a', length)]));

    [Fact]
    public async Task OneSecretSignsForManyAtOnceAndAgain()
    {
        SigningSecret secret = new(Vector.Secret, null);

        var headers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 500).Select(_ => Header([secret], Vector.Body)).Distinct().ToList())));

        Assert.All(headers, distinct => Assert.Equal([Vector.Hmac], distinct));
    }

    [Fact]
    public void DuringAnOverlapBothSecretsSignTheNewestFirst()
    {
        var header = Header([new(OtherSecret, null), new(Vector.Secret, Vector.At.AddSeconds(1))], Vector.Body);

        Assert.Equal($"{Header([new(OtherSecret, null)], Vector.Body)} {Vector.Hmac}", header);
    }

    [Fact]
    public void AnExpiredSecretDoesNotSign()
        => Assert.Equal(Vector.Hmac, Header([new(Vector.Secret, null), new(OtherSecret, Vector.At)], Vector.Body));

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64")]
    [InlineData("whsk_AAAA")]
    [InlineData(Vector.PublicKey)]
    public void ASecretThatCannotSignMakesNoHeaderAtAll(string broken)
    {
        Assert.Null(Header([new(broken, null), new(Vector.Secret, null)], Vector.Body));
        Assert.Null(Header([], Vector.Body));
    }

    [Fact]
    public void TheExtraHeaderIsWhatAReceiverCalculatesWithTheTextItWasShown()
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Vector.Secret), Vector.Body);

        var header = WebhookSignature.OfBody([new(Vector.PrivateKey, null), new(Vector.Secret, null)], Vector.At, Vector.Body);

        Assert.Equal($"sha256={Convert.ToHexStringLower(mac)}", header);
    }

    [Fact]
    public void WithoutASharedSecretThereIsNoExtraHeader()
        => Assert.Null(WebhookSignature.OfBody([new(Vector.PrivateKey, null), new(Vector.Secret, Vector.At)], Vector.At, Vector.Body));

    private static string? Header(SigningSecret[] secrets, byte[] body) => WebhookSignature.Header(secrets, Vector.MessageId, Vector.At, body);
}
