using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Client.Webhooks;

namespace OrleansNotify.ClientTests;

public sealed class VerifierTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Body = """{"test": 2432232314}""";

    // The example of the Standard Webhooks specification.
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private readonly ManualTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_614_265_330));

    [Theory]
    [InlineData(Signature)]
    [InlineData("v1,AAAA " + Signature)]
    [InlineData("v1a,xyz v1, " + Signature + " nonsense")]
    public void RightSignatureIsAccepted(string signatures)
        => Assert.Equal("msg_p5jXN8AQM9LWM0D4loKWxJek", Verify(signatures).Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("v1,====")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ2OE=")]
    public void WrongSignatureIsRejected(string? signatures) => Assert.Throws<WebhookException>(() => Verify(signatures));

    [Theory]
    [InlineData("-1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999")]
    [InlineData("soon")]
    public void TimeThatIsNoneIsRejected(string time) => Assert.Throws<WebhookException>(() => Verify(Signature, time));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void OldAndFutureWebhooksAreRejected(int seconds)
    {
        var time = new ManualTimeProvider(_time.GetUtcNow().AddSeconds(seconds));

        Assert.Throws<WebhookException>(() => new WebhookVerifier(Secret).Verify("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Signature, Bytes, time));
    }

    [Fact]
    public void EitherOfTwoSecretsIsAccepted()
    {
        var other = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

        new WebhookVerifier(other, Secret).Verify("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Signature, Bytes, _time);
        Assert.Throws<WebhookException>(() => new WebhookVerifier(other).Verify("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Signature, Bytes, _time));
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    public void SecretThatIsNoneIsRejected(string secret) => Assert.Throws<FormatException>(() => new WebhookVerifier(secret));

    private static ReadOnlySpan<byte> Bytes => Encoding.UTF8.GetBytes(Body);

    private VerifiedWebhook Verify(string? signatures, string time = "1614265330")
        => new WebhookVerifier(Secret).Verify("msg_p5jXN8AQM9LWM0D4loKWxJek", time, signatures, Bytes, _time);
}
