namespace OrleansNotify.Channels;

public sealed class VendorHostsTests
{
    [Theory]
    [InlineData("https://api.twilio.com/2010-04-01")]
    [InlineData("https://api.dublin.ie1.twilio.com/")]
    [InlineData("https://graph.facebook.com/v23.0")]
    [InlineData("https://api.sendgrid.com/v3")]
    [InlineData("https://api.eu.sendgrid.com/v3")]
    [InlineData("https://email.eu-central-1.amazonaws.com/v2")]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("https://sms-voice.us-east-1.amazonaws.com/")]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/")]
    public void AVendorsHostIsKnown(string url) => Assert.True(VendorHosts.Contains(new Uri(url)));

    [Theory]
    [InlineData("http://api.twilio.com/")]
    [InlineData("https://api.twilio.com:8443/")]
    [InlineData("https://api.twilio.com.evil.example/")]
    [InlineData("https://evil-api.twilio.com/")]
    [InlineData("https://demo.twilio.com/")]
    [InlineData("https://apiXtwilio.com/")]
    [InlineData("https://ec2-10-0-0-1.compute-1.amazonaws.com/")]
    [InlineData("https://internal-lb.eu-central-1.elb.amazonaws.com/")]
    [InlineData("https://bucket.s3.amazonaws.com/")]
    [InlineData("https://api.twilio.com@127.0.0.1/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public void AnyOtherHostGoesThroughTheGuard(string url) => Assert.False(VendorHosts.Contains(new Uri(url)));
}
