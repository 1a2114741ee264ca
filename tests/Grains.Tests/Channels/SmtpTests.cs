using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>What a server without TLS may do to a mail, and what becomes of it.</summary>
public sealed class SmtpTests : IAsyncDisposable, IAsyncLifetime
{
    private readonly SmtpMailbox _mailbox = new();
    private readonly ServiceProvider _mail;

    public SmtpTests() => _mail = MailFixture.Of(("SMTP_URL", _mailbox.Url.ToString()));

    [Fact]
    public async Task TheMailArrivesWithBothPartsAndWithoutTheCodeInItsSubject()
    {
        Assert.Equal(SendOutcome.Sent, await _mail.Send());

        var mail = await _mailbox.Next();
        Assert.Equal(("ann@example.org", "Your sign-in code", "012345"), (mail.To, mail.Subject, mail.Code));
        Assert.Contains("From: Notify <codes@notify.example>\n", mail.Data, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <otp-1@notify.example>\n", mail.Data, StringComparison.Ordinal);
        Assert.Contains("X-Entity-Ref-ID: otp-1\n", mail.Data, StringComparison.OrdinalIgnoreCase);
        Assert.True(mail.Data.IndexOf("text/plain", StringComparison.Ordinal) < mail.Data.IndexOf("text/html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneConnectionCarriesManyMails()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(SendOutcome.Sent, await _mail.Send());
        }

        Assert.Equal((1, 20), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Fact]
    public async Task ManyMailsAtOnceTakeEightConnections()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _mail.Send()));

        Assert.Equal(100, _mailbox.Waiting);
        Assert.InRange(_mailbox.Connections, 1, SmtpConnections.Most);
    }

    [Fact]
    public async Task AKeptConnectionThatTheServerClosedCostsTheMailNothing()
    {
        await _mail.Send();
        _mailbox.CloseConnections();
        await Eventually.Holds(() => _mailbox.Open == 0, "the server has closed");

        Assert.Equal(SendOutcome.Sent, await _mail.Send());

        Assert.Equal((2, 2), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Theory]
    [InlineData("451 greylisted", SendOutcome.Retry)]
    [InlineData("550 no such user", SendOutcome.Rejected)]
    public async Task ARefusalIsByItsClassAndTheConnectionTakesTheNextMail(string refusal, SendOutcome expected)
    {
        _mailbox.Refusal = refusal;
        Assert.Equal(expected, await _mail.Send());

        _mailbox.Refusal = null;
        Assert.Equal(SendOutcome.Sent, await _mail.Send());

        Assert.Equal((1, 1), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Fact]
    public async Task AConnectionLostBeforeTheContentIsTriedLater()
    {
        _mailbox.DropsBeforeContent = 1;

        Assert.Equal(SendOutcome.Retry, await _mail.Send());
        Assert.Equal(SendOutcome.Sent, await _mail.Send());

        Assert.Equal(1, _mailbox.Waiting);
    }

    [Fact]
    public async Task AMailWhoseAnswerWasLostIsNotSentAgainAtOnce()
    {
        await _mail.Send();
        _mailbox.DropsAfterContent = 1;

        Assert.Equal(SendOutcome.Retry, await _mail.Send());

        Assert.Equal(2, _mailbox.Waiting);
    }

    [Fact]
    public async Task AServerThatSaysNothingHoldsAnAttemptToItsDeadline()
    {
        _mailbox.IsHanging = true;

        Assert.Equal(SendOutcome.Retry, await _mail.Send(limit: TimeSpan.FromSeconds(1)));

        _mailbox.IsHanging = false;
        Assert.Equal(SendOutcome.Sent, await _mail.Send());
    }

    [Theory]
    [InlineData("ann@example.org\r\nRCPT TO:<eve@example.org>", "s")]
    [InlineData("ann@example.org", "s\r\nBcc: eve@example.org")]
    [InlineData("ann@example.org", "s\nBcc: eve@example.org")]
    [InlineData("ann@example.org", "s\rx")]
    [InlineData("ann@example.org, eve@example.org", "s")]
    [InlineData("", "s")]
    public async Task AMailThatCannotBeIsRefusedAndTheServerNotAsked(string to, string subject)
    {
        Assert.Equal(SendOutcome.Rejected, await _mail.Send(MailFixture.Mail with { To = to, Subject = subject }));

        Assert.Equal(0, _mailbox.Connections);
    }

    [Fact]
    public async Task AServerThatIsAwayIsTriedLater()
    {
        await using var mail = MailFixture.Of(("SMTP_URL", "smtp://127.0.0.1:1?tls=none"));

        Assert.Equal(SendOutcome.Retry, await mail.Send());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _mail.DisposeAsync();
        await _mailbox.DisposeAsync();
    }
}
