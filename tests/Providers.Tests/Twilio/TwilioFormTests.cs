using System.Globalization;

namespace OrleansNotify.Channels;

public sealed class TwilioFormTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void AnSmsHasItsNumbersAndText()
    {
        var form = Form(Sms, ("from", "+15005550006"));

        Assert.Equal(("+447700900123", "+15005550006", "Ready"), (form["To"], form["From"], form["Body"]));
    }

    [Fact]
    public void AMessagingServiceChoosesTheSenderOfAnSms()
    {
        var form = Form(Sms, ("from", "+15005550006"), ("messagingServiceSid", "MG1"));

        Assert.Equal("MG1", form["MessagingServiceSid"]);
        Assert.DoesNotContain("From", form.Keys);
    }

    [Theory]
    [InlineData("+14155238886")]
    [InlineData("whatsapp:+14155238886")]
    public void WhatsAppAddressesHaveTheirPrefixOnce(string from)
    {
        var form = TwilioForm.Of(Sms, TwilioForm.WhatsAppPrefix, Settings(("from", from)), Now);

        Assert.Equal(("whatsapp:+447700900123", "whatsapp:+14155238886"), (form["To"], form["From"]));
    }

    [Fact]
    public void ATemplateGoesInPlaceOfTheText()
    {
        var form = Form(Sms with { Template = new WhatsAppTemplate("HX1", "en_US", ["Ann", "4711"]) }, ("from", "+1"));

        Assert.Equal(("HX1", """{"1":"Ann","2":"4711"}"""), (form["ContentSid"], form["ContentVariables"]));
        Assert.DoesNotContain("Body", form.Keys);
    }

    [Fact]
    public void TheCallbackHasTheAttemptsId()
    {
        var form = Form(Sms with { CallbackUrl = new Uri("https://notify.example.org/callbacks/1?a=attempt-1") });

        Assert.Equal("https://notify.example.org/callbacks/1?a=attempt-1", form["StatusCallback"]);
    }

    [Fact]
    public void ACallbackThatTwilioWouldRefuseDoesNotCostTheMessage()
        => Assert.DoesNotContain("StatusCallback", Form(Sms with { CallbackUrl = new Uri("https://my_host.example.org/callbacks/1?a=1") }).Keys);

    [Theory]
    [InlineData(-5, "1")]
    [InlineData(90, "90")]
    [InlineData(360_000, "36000")]
    public void AnEndIsTwiliosValidity(int seconds, string period)
        => Assert.Equal(period, Form(Sms with { ExpiresAt = Now.AddSeconds(seconds) })["ValidityPeriod"]);

    private static OutgoingMessage Sms { get; } = new() { AttemptId = "attempt-1", Channel = Channel.Sms, To = "+447700900123", Text = "Ready" };

    private static Dictionary<string, string> Form(OutgoingMessage message, params (string Name, string Value)[] values)
        => TwilioForm.Of(message, "", Settings(values), Now);

    private static ProviderSettings Settings(params (string Name, string Value)[] values)
        => new("1", ManifestReader.Read("TwilioSms"), values.ToDictionary(value => value.Name, value => value.Value));
}
