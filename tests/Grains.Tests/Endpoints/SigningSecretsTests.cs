using System.Text;

namespace OrleansNotify.Endpoints;

public sealed class SigningSecretsTests
{
    [Fact]
    public void ASharedSecretIs32RandomBytes()
    {
        var secret = SigningSecrets.Create(SignatureScheme.Hmac);

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.NotEqual(secret, SigningSecrets.Create(SignatureScheme.Hmac));
        Assert.Null(SigningSecrets.PublicKey(secret));
    }

    [SkippableFact]
    public void APrivateKeyCarriesThePublicKeyThatVerifiesIt()
    {
        Skip.IfNot(SigningSecrets.IsSupported(SignatureScheme.Ed25519), "libcrypto is not installed");
        var secret = SigningSecrets.Create(SignatureScheme.Ed25519);
        var signature = WebhookSignature.Header([new(secret, null)], "msg_1", Vector.At, Vector.Body);

        var publicKey = SigningSecrets.PublicKey(secret)!;
        var check = WebhookVerifier.Verify([publicKey], "msg_1", "1614265330", signature, Vector.Body, Vector.At);

        Assert.StartsWith("whsk_", secret, StringComparison.Ordinal);
        Assert.StartsWith("whpk_", publicKey, StringComparison.Ordinal);
        Assert.Equal(SignatureCheck.Valid, check);
    }

    [Fact]
    public void ThePublicKeyOfTheVectorIsThePublishedOne() => Assert.Equal(Vector.PublicKey, SigningSecrets.PublicKey(Vector.PrivateKey));

    // RFC 8032 §7.1, tests 1 and 3.
    [SkippableTheory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void Ed25519IsThatOfTheRfc(string seed, string publicKey, string message, string signature)
    {
        Skip.IfNot(SigningSecrets.IsSupported(SignatureScheme.Ed25519), "libcrypto is not installed");
        var (derived, signed) = (new byte[32], new byte[64]);

        Ed25519.PublicKey(Convert.FromHexString(seed), derived);
        Ed25519.Sign(Convert.FromHexString(seed), Convert.FromHexString(message), signed);

        Assert.Equal(publicKey, Convert.ToHexStringLower(derived));
        Assert.Equal(signature, Convert.ToHexStringLower(signed));
        Assert.True(Ed25519.Verify(derived, Convert.FromHexString(message), signed));
        Assert.False(Ed25519.Verify(derived, Encoding.UTF8.GetBytes("other"), signed));
    }

    [Fact]
    public void ASecretIsNotPrinted() => Assert.DoesNotContain(Vector.Secret, $"{new SigningSecret(Vector.Secret, null)}", StringComparison.Ordinal);
}
