using System.Net;
using OrleansNotify.Fakes;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace OrleansNotify.Channels;

/// <summary>The official SDK against the fake: what it understands is the real API.</summary>
public sealed class SendGridSdkTests : IAsyncLifetime
{
    private FakeProviders _fakes = null!;

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public Task DisposeAsync() => _fakes.DisposeAsync().AsTask();

    [Fact]
    public async Task TheSdkSendsAMail()
    {
        var response = await Client().SendEmailAsync(Mail("ann@example.org"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var taken = Assert.Single(_fakes.Taken.List("sendgrid"));
        Assert.Equal(("attempt-1", "ann@example.org", "Your order is ready."), (taken.AttemptId, taken.To, taken.Body));
        Assert.Equal(taken.Id, Assert.Single(response.Headers.GetValues("X-Message-Id")));
    }

    [Theory]
    [InlineData("SG.key", "nobody", HttpStatusCode.BadRequest, "personalizations.0.to.0.email")]
    [InlineData("wrong", "ann@example.org", HttpStatusCode.Unauthorized, null)]
    public async Task TheSdkReadsARefusal(string key, string to, HttpStatusCode status, string? field)
    {
        var response = await Client(key).SendEmailAsync(Mail(to));

        Assert.Equal(status, response.StatusCode);
        var error = Assert.Single((IEnumerable<dynamic>)(await response.DeserializeResponseBodyAsync())["errors"]);
        Assert.Equal(field, (string?)error.field);
        Assert.Empty(_fakes.Taken.List("sendgrid"));
    }

    [Fact]
    public async Task TheSdkAsksForTheScopesOfItsKey()
    {
        var response = await Client().RequestAsync(BaseClient.Method.GET, urlPath: "scopes");

        Assert.Contains("mail.send", await response.Body.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private SendGridClient Client(string key = "SG.key") => new(new SendGridClientOptions { ApiKey = key, Host = _fakes.Address.AbsoluteUri });

    private static SendGridMessage Mail(string to)
    {
        var mail = MailHelper.CreateSingleEmail(
            new EmailAddress("orders@notify.example", "Notify"), new EmailAddress(to), "Your order", "Your order is ready.", "<p>Your order is ready.</p>");
        mail.AddCustomArg("attempt_id", "attempt-1");
        return mail;
    }
}
