using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Channels;

public sealed class TwilioCallbackTests
{
    private const string Url = "https://notify.example.org/t/shop/callbacks/twilio-sms/1?a=attempt-1";

    [Theory]
    [InlineData("accepted", MessageState.Accepted)]
    [InlineData("scheduled", MessageState.Accepted)]
    [InlineData("queued", MessageState.Accepted)]
    [InlineData("sending", MessageState.Accepted)]
    [InlineData("sent", MessageState.Sent)]
    [InlineData("delivered", MessageState.Delivered)]
    [InlineData("read", MessageState.Read)]
    [InlineData("undelivered", MessageState.Failed)]
    [InlineData("failed", MessageState.Failed)]
    [InlineData("canceled", MessageState.Failed)]
    [InlineData("partially_delivered", MessageState.Failed)]
    public void AStatusIsAState(string status, MessageState state)
    {
        var fact = Event($"MessageSid=SM1&MessageStatus={status}&To=%2B447700900123");

        Assert.Equal((state, status, "attempt-1", "SM1"), (fact.State!.Value, fact.Word, fact.AttemptId, fact.ProviderMessageId));
    }

    [Fact]
    public void AStatusThatIsNotKnownIsNotedAndNoError()
    {
        var fact = Event("MessageSid=SM1&MessageStatus=teleported");

        Assert.Null(fact.State);
        Assert.Equal("teleported", fact.Word);
    }

    [Theory]
    [InlineData("MessageSid=SM1&MessageStatus=sent", "MessageStatus=sent&MessageSid=SM1&ApiVersion=2010-04-01", true)]
    [InlineData("MessageSid=SM1&MessageStatus=sent", "MessageSid=SM1&MessageStatus=delivered", false)]
    [InlineData("MessageSid=SM1&MessageStatus=sent", "MessageSid=SM2&MessageStatus=sent", false)]
    [InlineData("MessageSid=SM1&MessageStatus=failed&ErrorCode=30003", "MessageSid=SM1&MessageStatus=failed&ErrorCode=30008", false)]
    public void OneFactHasOneId(string first, string second, bool isSame)
        => Assert.Equal(isSame, Event(first).Id == Event(second).Id);

    [Theory]
    [InlineData("&Price=-0.00750&PriceUnit=USD", 7_500L, "USD")]
    [InlineData("", null, null)]
    public void APriceIsReadWhereItIsReported(string more, long? micros, string? currency)
    {
        var fact = Event($"MessageSid=SM1&MessageStatus=delivered{more}");

        Assert.Equal((micros, currency), (fact.PriceMicros, fact.PriceCurrency));
    }

    [Fact]
    public void NoTimeIsMadeUpWhereTwilioSaysNone()
        => Assert.Null(Event("MessageSid=SM1&MessageStatus=delivered").At);

    [Theory]
    [InlineData("30003", null)]
    [InlineData("30006", null)]
    [InlineData("21610", SuppressionCause.Unsubscribed)]
    public void AnErrorOfACallbackSuppressesOnlyWhatOptedOut(string code, SuppressionCause? cause)
    {
        var fact = Event($"MessageSid=SM1&MessageStatus=undelivered&ErrorCode={code}&To=%2B447700900123");

        Assert.Equal((code, cause, "+447700900123"), (fact.Code, fact.Suppression, fact.Address));
        Assert.NotEmpty(fact.Detail);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("START")]
    [InlineData("HELP")]
    [InlineData("Where is my order?")]
    [InlineData("")]
    public void WhatAPersonWritesIsPassedOn(string text)
    {
        var fact = Event($"SmsSid=SM9&MessageSid=SM9&SmsStatus=received&From=%2B447700900123&To=%2B15005550006&Body={Uri.EscapeDataString(text)}");

        Assert.Equal((text, "+447700900123", "SM9"), (fact.InboundText, fact.Address, fact.Id));
        Assert.Null(fact.State);
    }

    [Fact]
    public void AWhatsAppAddressIsItsNumber()
        => Assert.Equal("+447700900123", Event("MessageSid=SM1&MessageStatus=read&To=whatsapp%3A%2B447700900123").Address);

    [Fact]
    public void ACallbackByGetIsReadFromItsQuery()
    {
        var url = $"{Url}&MessageSid=SM1&MessageStatus=delivered";

        var reading = TwilioCallbacks.Read(Callbacks.Of("GET", url, [], ("X-Twilio-Signature", Signature(url, ""))), Settings);

        Assert.Equal(MessageState.Delivered, Assert.Single(reading.Events).State);
    }

    [Fact]
    public void AForgedCallbackHasNoEvents()
    {
        var reading = TwilioCallbacks.Read(Callbacks.Form(Url, "MessageSid=SM1&MessageStatus=delivered", ("X-Twilio-Signature", Signature(Url, "x"))), Settings);

        Assert.False(reading.IsVerified);
        Assert.Empty(reading.Events);
    }

    [Fact]
    public void ACallbackOfAnotherAttemptDoesNotHold()
    {
        const string body = "MessageSid=SM1&MessageStatus=delivered";
        var signature = Signature(Url, body);

        var reading = TwilioCallbacks.Read(Callbacks.Form(Url.Replace("attempt-1", "attempt-2", StringComparison.Ordinal), body, ("X-Twilio-Signature", signature)), Settings);

        Assert.False(reading.IsVerified);
    }

    private static ProviderSettings Settings { get; }
        = new("1", ManifestReader.Read("TwilioSms"), new Dictionary<string, string> { ["authToken"] = Keys.AuthToken });

    private static ProviderEvent Event(string body)
    {
        var reading = TwilioCallbacks.Read(Callbacks.Form(Url, body, ("X-Twilio-Signature", Signature(Url, body))), Settings);

        Assert.True(reading.IsVerified, reading.Problem);
        return Assert.Single(reading.Events);
    }

    private static string Signature(string url, string form)
    {
#pragma warning disable CA5350
        return Convert.ToBase64String(HMACSHA1.HashData(
            Encoding.UTF8.GetBytes(Keys.AuthToken), Encoding.UTF8.GetBytes(url + FormFields.Parse(form).Signed)));
#pragma warning restore CA5350
    }
}
