using OrleansNotify.Fakes;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Security;
using SystemHttp = System.Net.Http;

namespace OrleansNotify.Channels;

/// <summary>The official SDK against the fake: what it understands is the real API.</summary>
public sealed class TwilioSdkTests : IAsyncLifetime
{
    private FakeProviders _fakes = null!;

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public Task DisposeAsync() => _fakes.DisposeAsync().AsTask();

    [Fact]
    public async Task TheSdkSendsAMessage()
    {
        var message = await Send();

        Assert.StartsWith("SM", message.Sid, StringComparison.Ordinal);
        Assert.Equal(("1", "Your order is ready.", "queued"), (message.NumSegments, message.Body, message.Status.ToString()));
        Assert.NotNull(message.DateCreated);
        Assert.Equal(("attempt-1", message.Sid), (_fakes.Taken.List().Single().AttemptId, _fakes.Taken.List().Single().Id));
    }

    [Fact]
    public async Task TheSdkReadsARefusal()
    {
        _fakes.Script("twilio-sms", """{"rules": [{"fault": "refuse", "code": "21610"}]}""");

        var refused = await Assert.ThrowsAsync<ApiException>(Send);

        Assert.Equal((21610, 400), (refused.Code, refused.Status));
    }

    [Fact]
    public async Task TheSdkVerifiesACallbackOfTheFake()
    {
        await using var receiver = await CallbackReceiver.Start();

        await Send(new Uri(receiver.Address, "/cb?a=attempt-1"));

        var call = await receiver.Next();
        var fields = FormFields.Of(call);
        string[] names = ["AccountSid", "ApiVersion", "From", "MessageSid", "MessageStatus", "SmsSid", "SmsStatus", "To"];
        Assert.True(new RequestValidator(Keys.AuthToken).Validate(
            call.Url.OriginalString, names.ToDictionary(name => name, name => fields[name]), call.Headers["X-Twilio-Signature"]));
    }

    private Task<MessageResource> Send() => Send(new Uri("http://127.0.0.1:1/cb?a=attempt-1"));

    private Task<MessageResource> Send(Uri callback) => MessageResource.CreateAsync(
        to: new Twilio.Types.PhoneNumber("+447700900123"),
        from: new Twilio.Types.PhoneNumber("+15005550006"),
        body: "Your order is ready.",
        statusCallback: callback,
        client: new TwilioRestClient(Keys.AccountSid, Keys.AuthToken, httpClient: new SystemNetHttpClient(new SystemHttp.HttpClient(new Redirecting(_fakes.Address)))));

    /// <summary>The SDK makes its address of region and edge; there is no other way to lead it elsewhere.</summary>
    private sealed class Redirecting(Uri address) : SystemHttp.DelegatingHandler(new SystemHttp.SocketsHttpHandler())
    {
        protected override Task<SystemHttp.HttpResponseMessage> SendAsync(SystemHttp.HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
