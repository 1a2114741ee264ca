using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

public sealed class SendGridCallbackTests
{
    /// <summary>Of sendgrid-csharp's RequestValidatorTests (MIT).</summary>
    private const string Key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private const string Signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
    private const string Timestamp = "1600112502";
    private const string Body = """[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]""" + "\r\n";

    [Fact]
    public async Task SendGridsOwnVectorIsVerifiedAndRead()
    {
        using var account = SendGridAccount.Of("http://127.0.0.1:1", more: ("webhookKey", Key));

        var reading = await Read(account, Body, Timestamp, Signature);

        Assert.True(reading.IsVerified, reading.Problem);
        var fact = Assert.Single(reading.Events);
        Assert.Equal(("LRzXl_NHStOGhQ4kofSm_A", MessageState.Failed, SuppressionCause.HardBounce), (fact.ProviderMessageId, fact.State, fact.Suppression));
        Assert.Equal(("hello@world.com", "dropped", "Bounced Address"), (fact.Address, fact.Word, fact.Detail));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1600112492), fact.At);
    }

    [Theory]
    [InlineData("trimmed")]
    [InlineData("reserialized")]
    [InlineData("tampered")]
    public async Task OnlyTheRawBodyIsSigned(string change)
    {
        using var account = SendGridAccount.Of("http://127.0.0.1:1", more: ("webhookKey", Key));
        var body = change switch
        {
            "trimmed" => Body.TrimEnd(),
            "reserialized" => Body.Replace(",", ", ", StringComparison.Ordinal),
            _ => Body.Replace("dropped", "delivered", StringComparison.Ordinal),
        };

        Assert.False((await Read(account, body, Timestamp, Signature)).IsVerified);
    }

    [Theory]
    [InlineData(Key, "1600112503", Signature)]
    [InlineData(Key, "timestamp", Signature)]
    [InlineData(Key, Timestamp, "MEQCIB3bJQOarffIdM7+MEee+kYAdoViz6RUoScOASwMcXQxAiAcrus/j853JUlVm5qIRfbKBJwJq89znqOTedy3RetXLQ==")]
    [InlineData(Key, Timestamp, "")]
    [InlineData(Key, Timestamp, "%%%")]
    [InlineData(Key, Timestamp, "AAAA")]
    [InlineData("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==", Timestamp, Signature)]
    [InlineData("AAAA", Timestamp, Signature)]
    [InlineData("", Timestamp, Signature)]
    public async Task AnotherKeyTimeOrSignatureIsRefused(string key, string timestamp, string signature)
    {
        using var account = SendGridAccount.Of("http://127.0.0.1:1", more: ("webhookKey", key));

        var reading = await Read(account, Body, timestamp, signature);

        Assert.False(reading.IsVerified);
        Assert.NotNull(reading.Problem);
    }

    [Fact]
    public async Task ACallbackWithoutASignatureIsRefused()
    {
        using var account = SendGridAccount.Of("http://127.0.0.1:1", more: ("webhookKey", Key));

        Assert.False((await account.Read(Encoding.UTF8.GetBytes(Body))).IsVerified);
    }

    [Fact]
    public async Task ManyEventsWithLineBreaksBetweenThemAreVerified()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var account = SendGridAccount.Of(
            "http://127.0.0.1:1", more: ("webhookKey", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
        var body = "[" + string.Join(",\r\n", Enumerable.Range(0, 50).Select(i => $$"""{"event":"delivered","sg_event_id":"e{{i}}","sg_message_id":"m{{i}}.x"}""")) + "]\r\n";
        var signature = key.SignData(Encoding.UTF8.GetBytes(Timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        var reading = await Read(account, body, Timestamp, Convert.ToBase64String(signature));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"e{i}"), reading.Events.Select(fact => fact.Id));
    }

    private static Task<CallbackReading> Read(TestAccount account, string body, string timestamp, string signature)
        => account.Read(Encoding.UTF8.GetBytes(body), (SendGridSignature.TimestampHeader, timestamp), (SendGridSignature.SignatureHeader.ToLowerInvariant(), signature));
}
