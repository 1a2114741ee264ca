using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Channels;

/// <summary>What a server without TLS may do to a mail, and what becomes of it.</summary>
public sealed class SmtpTests : IAsyncDisposable, IAsyncLifetime
{
    private readonly SmtpMailbox _mailbox = new();
    private readonly TestAccount _account;

    public SmtpTests() => _account = SmtpAccounts.Of(_mailbox.Url.ToString());

    [Fact]
    public async Task TheMailArrivesWithBothPartsAndItsHeaders()
    {
        Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);

        var mail = await _mailbox.Next();
        Assert.Equal(("ann@example.org", "Your order is on its way"), (mail.To, mail.Subject));
        Assert.Contains("From: Notify <orders@notify.example>\n", mail.Data, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <https://notify.example/u/token>\n", mail.Data, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\n", mail.Data, StringComparison.Ordinal);
        Assert.True(mail.Data.IndexOf("text/plain", StringComparison.Ordinal) < mail.Data.IndexOf("text/html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AttemptsOfOneMessageHaveOneMessageId()
    {
        var first = await _account.Send(TestMessages.Mail with { AttemptId = "msg_0197-a-1" });
        var second = await _account.Send(TestMessages.Mail with { AttemptId = "msg_0197-a-2" });
        var other = await _account.Send(TestMessages.Mail with { AttemptId = "msg_0197-b-1" });

        Assert.Equal(("msg_0197-a@notify.example", "msg_0197-a@notify.example", "msg_0197-b@notify.example"), (
            first.ProviderMessageId, second.ProviderMessageId, other.ProviderMessageId));
        Assert.Contains("Message-Id: <msg_0197-a@notify.example>\n", (await _mailbox.Next()).Data, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <msg_0197-a@notify.example>\n", (await _mailbox.Next()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneConnectionCarriesManyMails()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);
        }

        Assert.Equal((1, 20), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Fact]
    public async Task ManyMailsAtOnceTakeEightConnections()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _account.Send(TestMessages.Mail)));

        Assert.Equal(100, _mailbox.Waiting);
        Assert.InRange(_mailbox.Connections, 1, SmtpPool.Most);
    }

    [Fact]
    public async Task AKeptConnectionThatTheServerClosedCostsTheMailNothing()
    {
        await _account.Send(TestMessages.Mail);
        _mailbox.CloseConnections();
        await Eventually.Holds(() => _mailbox.Open == 0, "the server has closed");

        Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);

        Assert.Equal((2, 2), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Theory]
    [InlineData("451 greylisted", OutcomeKind.Later, OutcomeScope.Address)]
    [InlineData("450 4.2.2 mailbox full", OutcomeKind.Later, OutcomeScope.Address)]
    [InlineData("450 4.7.0 unusual rate from your address", OutcomeKind.Later, OutcomeScope.Account)]
    [InlineData("550 5.1.1 no such user", OutcomeKind.RefusedRecipient, OutcomeScope.Address, SuppressionCause.HardBounce)]
    [InlineData("550 no such user", OutcomeKind.RefusedRecipient, OutcomeScope.Message)]
    [InlineData("550 5.7.1 blocked: your address has a bad reputation", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData("554 5.7.1 relay access denied", OutcomeKind.RefusedAccount, OutcomeScope.Message)]
    [InlineData("552 5.2.2 mailbox full", OutcomeKind.RefusedRecipient, OutcomeScope.Address)]
    [InlineData("552 5.3.4 message too big", OutcomeKind.RefusedMessage, OutcomeScope.Message)]
    public async Task ARefusalIsByItsCodeAndTheConnectionTakesTheNextMail(
        string refusal, OutcomeKind kind, OutcomeScope scope, SuppressionCause? cause = null)
    {
        _mailbox.Refusal = refusal;
        var outcome = await _account.Send(TestMessages.Mail);

        _mailbox.Refusal = null;
        Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);

        Assert.Equal((kind, scope, cause), (outcome.Kind, outcome.Scope, outcome.Suppression));
        Assert.Equal((1, 1), (_mailbox.Connections, _mailbox.Waiting));
    }

    [Fact]
    public async Task AServerThatWantsASignInIsTheAccountsFault()
    {
        _mailbox.Refusal = "530 5.7.0 authentication required";

        var outcome = await _account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.RefusedAccount, OutcomeScope.Account, "authentication_required"), (outcome.Kind, outcome.Scope, outcome.Code));
    }

    [Fact]
    public async Task AConnectionLostBeforeTheContentIsTriedLater()
    {
        _mailbox.DropsBeforeContent = 1;

        Assert.Equal(OutcomeKind.Later, (await _account.Send(TestMessages.Mail)).Kind);
        Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);

        Assert.Equal(1, _mailbox.Waiting);
    }

    [Fact]
    public async Task AMailWhoseAnswerWasLostAfterTheFinalDotIsUnknownAndNotSentAgain()
    {
        await _account.Send(TestMessages.Mail);
        _mailbox.DropsAfterContent = 1;

        Assert.Equal(OutcomeKind.Unknown, (await _account.Send(TestMessages.Mail)).Kind);

        Assert.Equal(2, _mailbox.Waiting);
    }

    [Fact]
    public async Task AServerThatSaysNothingHoldsAnAttemptToItsDeadline()
    {
        _mailbox.IsHanging = true;

        var outcome = await _account.Send(TestMessages.Mail, TimeSpan.FromSeconds(1));

        Assert.Equal((OutcomeKind.Later, ProviderHttp.TimedOut), (outcome.Kind, outcome.Code));
        _mailbox.IsHanging = false;
        Assert.Equal(OutcomeKind.Accepted, (await _account.Send(TestMessages.Mail)).Kind);
    }

    [Theory]
    [InlineData("smtp://127.0.0.1:1?tls=none")]
    [InlineData("smtp://nobody.invalid?tls=none")]
    public async Task AServerThatIsAwayIsTriedLater(string url)
    {
        using var account = SmtpAccounts.Of(url);

        var outcome = await account.Send(TestMessages.Mail);

        Assert.Equal((OutcomeKind.Later, OutcomeScope.Account, ProviderHttp.ConnectFailed), (outcome.Kind, outcome.Scope, outcome.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://mail.example")]
    [InlineData("smtp://mail.example?x=1")]
    public async Task AUrlOfNoMailServerIsTheAccountsFault(string url)
    {
        using var account = SmtpAccounts.Of(url);

        Assert.Equal(OutcomeKind.RefusedAccount, (await account.Send(TestMessages.Mail)).Kind);
        Assert.False((await account.Check()).IsReachable);
    }

    [Fact]
    public async Task ACheckSaysWhetherTheServerAnswersAndSendsNothing()
    {
        Assert.Equal(new ProviderCheck(true, "answers"), await _account.Check());
        Assert.Equal(0, _mailbox.Waiting);

        using var away = SmtpAccounts.Of("smtp://127.0.0.1:1?tls=none");
        Assert.False((await away.Check()).IsReachable);
    }

    [Fact]
    public async Task KeptConnectionsAreClosedAfterHalfAMinute()
    {
        var time = new ManualTimeProvider();
        using var account = SmtpAccounts.Of(_mailbox.Url.ToString(), time);
        await account.Send(TestMessages.Mail);
        Assert.Equal(1, _mailbox.Open);

        time.Advance(TimeSpan.FromSeconds(45));

        await Eventually.Holds(() => _mailbox.Open == 0, "the connection is closed");
    }

    [Fact]
    public async Task EachAccountHasConnectionsOfItsOwnAndTheirNumberIsBounded()
    {
        var connections = _account.Service<SmtpConnections>();
        Assert.True(SmtpServer.TryParse(_mailbox.Url.ToString(), out var server));

        for (var i = 0; i < SmtpConnections.MostAccounts + 10; i++)
        {
            using var connection = await connections.Take(new SmtpAccount($"acc_{i}", "url", true), server, isNew: false, null, CancellationToken.None);
            connection.Keep();
        }

        Assert.Equal(SmtpConnections.MostAccounts, connections.Accounts);
        await Eventually.Holds(() => _mailbox.Open == SmtpConnections.MostAccounts, "the connections of the others are closed");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _account.Dispose();
        await _mailbox.DisposeAsync();
    }
}
