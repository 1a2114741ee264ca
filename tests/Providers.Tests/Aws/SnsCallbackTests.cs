using System.Net;
using System.Text;

namespace OrleansNotify.Channels;

public sealed class SnsCallbackTests : IDisposable
{
    private const string Confirm = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn&Token=2336412f37";
    private static readonly object Delivery = new { eventType = "Delivery", mail = new { messageId = "m1" }, delivery = new { recipients = new[] { "ann@example.org" } } };

    private readonly SnsSigner _sns = new();

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task ANotificationOfEitherSignatureVersionIsVerified(string version)
    {
        using var account = Account();

        var reading = await account.Read(_sns.Notification(Delivery, version));

        Assert.True(reading.IsVerified, reading.Problem);
        Assert.Equal(MessageState.Delivered, Assert.Single(reading.Events).State);
    }

    [Fact]
    public async Task ASubjectIsSignedWhenThereIsOne()
    {
        using var account = Account();

        Assert.True((await account.Read(_sns.Notification(Delivery, change: message => message["Subject"] = "Amazon SES"))).IsVerified);
        Assert.False((await account.Read(_sns.Notification(Delivery, tamper: message => message["Subject"] = "Amazon SES"))).IsVerified);
    }

    [Theory]
    [InlineData("Message", "{\"eventType\":\"Bounce\"}")]
    [InlineData("MessageId", "other")]
    [InlineData("Timestamp", "2026-03-02T13:00:00.000Z")]
    [InlineData("Type", "SubscriptionConfirmation")]
    [InlineData("SignatureVersion", "1")]
    [InlineData("SignatureVersion", "3")]
    [InlineData("SignatureVersion", "")]
    [InlineData("Signature", "")]
    [InlineData("Signature", "not base64")]
    [InlineData("Signature", "AAAA")]
    [InlineData("TopicArn", "arn:aws:sns:eu-west-1:999999999999:notify")]
    public async Task AChangedMessageIsRefused(string member, string value)
    {
        using var account = Account();

        var reading = await account.Read(_sns.Notification(Delivery, tamper: message => message[member] = value));

        Assert.False(reading.IsVerified);
        Assert.Empty(reading.Events);
    }

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0a.pem")]
    [InlineData("https://evil.example/sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0a.pem")]
    [InlineData("https://evil.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("https://evil.s3.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("https://sns.evil.example.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("https://xsns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com:8443/SimpleNotificationService-0a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/other.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/a/SimpleNotificationService-0a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem?x=.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a.pem#x")]
    [InlineData("file:///etc/SimpleNotificationService-0a.pem")]
    [InlineData("")]
    public async Task ACertificateThatIsNotOfSnsIsNotFetched(string url)
    {
        using var account = Account();

        var reading = await account.Read(_sns.Notification(Delivery, change: message => message["SigningCertURL"] = url));

        Assert.Equal((false, "the certificate's address is not one of SNS"), (reading.IsVerified, reading.Problem));
        Assert.Equal(0, _sns.Http.Calls);
    }

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem", true)]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem", true)]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0a1b2c.pem", true)]
    [InlineData("http://127.0.0.1:4020/SimpleNotificationService-0a1b2c.pem", false)]
    public void CertificatesOfAllRegionsAreOfSns(string url, bool isOfSns)
    {
        Assert.Equal(isOfSns, SnsAddress.TryCertificate(url, null, out _));
        Assert.True(SnsAddress.TryCertificate(url, new Uri("http://127.0.0.1:4020"), out _));
    }

    [Fact]
    public async Task AMessageOfAnotherTopicFetchesNothing()
    {
        using var account = Account();

        await account.Read(_sns.Notification(Delivery, change: message => message["TopicArn"] = "arn:aws:sns:eu-west-1:123456789012:other"));

        Assert.Equal(0, _sns.Http.Calls);
    }

    [Fact]
    public async Task AnAccountWithoutATopicRefusesEveryMessage()
    {
        using var account = AwsAccount.Of("ses", strangers: _sns.Http, more: ("topicArn", ""));

        Assert.False((await account.Read(_sns.Notification(Delivery, change: message => message["TopicArn"] = ""))).IsVerified);
    }

    [Fact]
    public async Task TheCertificateIsFetchedOnce()
    {
        using var account = Account();

        for (var i = 0; i < 5; i++)
        {
            Assert.True((await account.Read(_sns.Notification(Delivery))).IsVerified);
        }

        Assert.Equal(1, _sns.Http.Calls);
    }

    [Fact]
    public async Task ACertificateThatCannotBeHadIsAskedForAgain()
    {
        using var strangers = new PlainHttp(_ => new HttpResponseMessage(HttpStatusCode.NotFound));
        using var account = AwsAccount.Of("ses", strangers: strangers);

        Assert.Equal("the certificate could not be fetched", (await account.Read(_sns.Notification(Delivery))).Problem);
        await account.Read(_sns.Notification(Delivery));

        Assert.Equal(2, strangers.Calls);
    }

    [Fact]
    public async Task KeptCertificatesAreBounded()
    {
        using var certificates = new SnsCertificates(_sns.Http);

        for (var i = 0; i < 1_000; i++)
        {
            await certificates.KeyOf(new Uri($"{SnsSigner.CertificateUrl}?{i}"), CancellationToken.None);
            await certificates.KeyOf(new Uri($"{SnsSigner.CertificateUrl}#{i}"), CancellationToken.None);
        }

        Assert.InRange(certificates.Count, 0, SnsCertificates.Most);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task ASubscriptionIsToBeConfirmedAtSns(string version)
    {
        using var account = Account();

        var reading = await account.Read(_sns.Confirmation(Confirm, version));

        Assert.True(reading.IsVerified, reading.Problem);
        Assert.Equal(new Uri(Confirm), reading.Confirm);
        Assert.Empty(reading.Events);
    }

    [Theory]
    [InlineData("https://evil.example/?Action=ConfirmSubscription")]
    [InlineData("http://169.254.169.254/latest/meta-data/?Action=ConfirmSubscription")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("")]
    public async Task ASubscriptionThatLeadsElsewhereIsNotConfirmed(string url)
    {
        using var account = Account();

        var reading = await account.Read(_sns.Confirmation(url));

        Assert.False(reading.IsVerified);
        Assert.Null(reading.Confirm);
    }

    [Fact]
    public async Task AForgedConfirmationIsNotConfirmed()
    {
        using var account = Account();

        var reading = await account.Read(_sns.Confirmation(Confirm, tamper: message => message["SubscribeURL"] = Confirm + "x"));

        Assert.Equal((false, null), (reading.IsVerified, reading.Confirm));
    }

    [Fact]
    public async Task ARepeatHasTheSameIds()
    {
        using var account = Account();
        var body = _sns.Notification(Delivery);

        Assert.Equal((await account.Read(body)).Events.Select(fact => fact.Id), (await account.Read(body)).Events.Select(fact => fact.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"eventType\":\"Delivery\"}")]
    [InlineData("{\"Type\":1,\"TopicArn\":{}}")]
    [InlineData("{\"Type\":\"\\ud800\"}")]
    public async Task WhatIsNoMessageOfSnsIsRefused(string body)
    {
        using var account = Account();

        Assert.False((await account.Read(Encoding.UTF8.GetBytes(body))).IsVerified);
    }

    [Fact]
    public async Task AVerifiedMessageThatIsNoJsonIsTakenWithoutEvents()
    {
        using var account = Account();

        var reading = await account.Read(_sns.Notification(Delivery, change: message => message["Message"] = "Successfully validated SNS topic"));

        Assert.Equal((true, 0), (reading.IsVerified, reading.Events.Count));
        Assert.NotNull(reading.Problem);
    }

    public void Dispose() => _sns.Dispose();

    private TestAccount Account() => AwsAccount.Of("ses", strangers: _sns.Http);
}
