using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Endpoints;

/// <summary>What the official libraries' own tests expect of a verifier, as one table.</summary>
public sealed class WebhookVerifierTests
{
    private const string Wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private const string Cut = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O==";

    [Theory]
    [InlineData(SignatureCheck.Valid, Vector.Hmac)]
    [InlineData(SignatureCheck.MissingHeader, null)]
    [InlineData(SignatureCheck.MissingHeader, "")]
    [InlineData(SignatureCheck.NoMatch, Wrong)]
    [InlineData(SignatureCheck.NoMatch, Cut)]
    [InlineData(SignatureCheck.NoMatch, "v1,")]
    [InlineData(SignatureCheck.NoMatch, "v1")]
    [InlineData(SignatureCheck.NoMatch, ",")]
    [InlineData(SignatureCheck.NoMatch, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(SignatureCheck.NoMatch, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(SignatureCheck.NoMatch, "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(SignatureCheck.NoMatch, "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(SignatureCheck.Valid, Vector.Hmac + " " + Wrong + " " + Wrong)]
    [InlineData(SignatureCheck.Valid, Wrong + " " + Vector.Hmac + " " + Wrong)]
    [InlineData(SignatureCheck.Valid, Wrong + " " + Wrong + " " + Vector.Hmac)]
    [InlineData(SignatureCheck.Valid, "v2,abc v3, v1, " + Vector.Hmac)]
    [InlineData(SignatureCheck.Valid, Vector.Ed25519 + " " + Vector.Hmac)]
    [InlineData(SignatureCheck.Valid, "  " + Vector.Hmac + "  ")]
    public void ASignatureIsAnyEntryThatMatches(SignatureCheck expected, string? signature)
        => Assert.Equal(expected, Verify(Vector.Secret, signature: signature));

    [Theory]
    [InlineData(SignatureCheck.Valid, 300)]
    [InlineData(SignatureCheck.Valid, -300)]
    [InlineData(SignatureCheck.Stale, 301)]
    [InlineData(SignatureCheck.Stale, -301)]
    public void ATimestampIsAtMostFiveMinutesAway(SignatureCheck expected, int seconds)
        => Assert.Equal(expected, Verify(Vector.Secret, now: Vector.At.AddSeconds(seconds)));

    [Theory]
    [InlineData(SignatureCheck.MissingHeader, null)]
    [InlineData(SignatureCheck.MissingHeader, "")]
    [InlineData(SignatureCheck.BadTimestamp, "hello")]
    [InlineData(SignatureCheck.BadTimestamp, "1614265330.5")]
    [InlineData(SignatureCheck.BadTimestamp, "-1614265330")]
    [InlineData(SignatureCheck.BadTimestamp, "+1614265330")]
    [InlineData(SignatureCheck.BadTimestamp, " 1614265330")]
    [InlineData(SignatureCheck.BadTimestamp, "0x60384a72")]
    [InlineData(SignatureCheck.BadTimestamp, "16142653301614265330")]
    [InlineData(SignatureCheck.Stale, "9223372036854775807")]
    [InlineData(SignatureCheck.Stale, "0")]
    [InlineData(SignatureCheck.NoMatch, "1614265331")]
    public void ATimestampIsWholeSeconds(SignatureCheck expected, string? timestamp)
        => Assert.Equal(expected, Verify(Vector.Secret, timestamp: timestamp));

    [Theory]
    [InlineData(SignatureCheck.MissingHeader, null)]
    [InlineData(SignatureCheck.MissingHeader, "")]
    [InlineData(SignatureCheck.MissingHeader, "msg.1")]
    [InlineData(SignatureCheck.NoMatch, "msg_other")]
    public void AnIdIsSignedAndHasNoDot(SignatureCheck expected, string? id) => Assert.Equal(expected, Verify(Vector.Secret, id: id));

    [Theory]
    [InlineData(SignatureCheck.Valid, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData(SignatureCheck.NoMatch, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")]
    [InlineData(SignatureCheck.BadKey, "")]
    [InlineData(SignatureCheck.BadKey, "whsec_")]
    [InlineData(SignatureCheck.BadKey, "whsec_%%%%")]
    [InlineData(SignatureCheck.BadKey, "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void AKeyIsBase64WithOrWithoutItsPrefix(SignatureCheck expected, string secret) => Assert.Equal(expected, Verify(secret));

    [Fact]
    public void WithoutAKeyNothingIsValid() => Assert.Equal(SignatureCheck.BadKey, Check([], Vector.Hmac, Vector.Body));

    [Fact]
    public void TheSecretMayLackItsPadding()
    {
        SigningSecret padded = new("whsec_" + Convert.ToBase64String(new byte[32]), null);
        var signature = WebhookSignature.Header([padded], Vector.MessageId, Vector.At, Vector.Body);

        Assert.Equal(SignatureCheck.Valid, Check([padded.Text.TrimEnd('=')], signature, Vector.Body));
    }

    [Fact]
    public void AnEmptyBodyIsABody()
    {
        var signature = WebhookSignature.Header([new(Vector.Secret, null)], Vector.MessageId, Vector.At, []);

        Assert.Equal(SignatureCheck.Valid, Check([Vector.Secret], signature, []));
        Assert.Equal(SignatureCheck.NoMatch, Check([Vector.Secret], signature, [(byte)' ']));
    }

    [Theory]
    [InlineData("webhook-signature")]
    [InlineData("Webhook-Signature")]
    [InlineData("WEBHOOK-SIGNATURE")]
    public void AHeadersNameHasNoCase(string name)
    {
        var headers = new HeaderDictionary { [name] = Vector.Hmac };

        Assert.Equal(SignatureCheck.Valid, Verify(Vector.Secret, signature: headers["webhook-signature"]));
    }

    [Fact]
    public void EitherOfTwoKeysWillDo()
        => Assert.Equal(SignatureCheck.Valid, Check(["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", Vector.Secret], Vector.Hmac, Vector.Body));

    [Fact]
    public void AFloodOfEntriesIsNotLookedThrough()
        => Assert.Equal(SignatureCheck.NoMatch, Verify(Vector.Secret, signature: string.Concat(Enumerable.Repeat(Wrong + " ", 1000)) + Vector.Hmac));

    [SkippableTheory]
    [InlineData(SignatureCheck.Valid, Vector.PublicKey, Vector.Ed25519)]
    [InlineData(SignatureCheck.Valid, Vector.PrivateKey, Vector.Ed25519)]
    [InlineData(SignatureCheck.Valid, Vector.PublicKey, Vector.Hmac + " " + Vector.Ed25519)]
    [InlineData(SignatureCheck.NoMatch, Vector.PublicKey, Vector.Hmac)]
    [InlineData(SignatureCheck.NoMatch, Vector.PublicKey, "v1a,AAAA8T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==")]
    [InlineData(SignatureCheck.NoMatch, Vector.Secret, Vector.Ed25519)]
    public void APublicKeyVerifiesWhatThePrivateOneSigned(SignatureCheck expected, string key, string signature)
    {
        Skip.IfNot(SigningSecrets.IsSupported(SignatureScheme.Ed25519), "libcrypto is not installed");

        Assert.Equal(expected, Verify(key, signature: signature));
    }

    private static SignatureCheck Verify(
        string key,
        string? id = Vector.MessageId,
        string? timestamp = "1614265330",
        string? signature = Vector.Hmac,
        DateTimeOffset? now = null)
        => WebhookVerifier.Verify([key], id, timestamp, signature, Vector.Body, now ?? Vector.At);

    private static SignatureCheck Check(string[] keys, string? signature, byte[] body)
        => WebhookVerifier.Verify(keys, Vector.MessageId, "1614265330", signature, body, Vector.At);
}
