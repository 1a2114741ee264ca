using System.Text.RegularExpressions;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Client = "203.0.113.7";

    private NotifyCluster _cluster = null!;
    private Tenant _tenant = null!;
    private int _failures;

    public async Task InitializeAsync()
    {
        _cluster = await NotifyCluster.Start(new ClusterPlan
        {
            HasManualClock = true,
            Replace = services => services.Intercept<ISessionStore>((method, _) => method == nameof(ISessionStore.Start) && _failures-- > 0
                ? throw new StoreUnavailableException("The test has taken it away.")
                : Task.CompletedTask),
        });
        _tenant = await _cluster.Tenant();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task AGuessIsNotJudgedWhenAnotherActivationHasWritten()
    {
        var (challengeId, code) = await Ask("ann@example.org");
        await WriteBehind("ann@example.org");

        await Assert.ThrowsAnyAsync<OrleansException>(() => Verify("ann@example.org", challengeId, code, "1"));

        Assert.NotNull((await Verify("ann@example.org", challengeId, code, "1")).Token);
    }

    [Fact]
    public async Task ACodeThatWasUsedWhileSessionsCannotBeStoredGetsItsSessionByTheSameCommand()
    {
        var (challengeId, code) = await Ask("ann@example.org");
        _failures = 1;
        await Assert.ThrowsAnyAsync<Exception>(() => Verify("ann@example.org", challengeId, code, "1"));

        Assert.Null((await Verify("ann@example.org", challengeId, code, "2")).Token);
        var again = await Verify("ann@example.org", challengeId, code, "1");

        var session = Assert.Single(await _cluster.Service<ISessionStore>().LiveOf(_tenant.Name, "ann@example.org", _cluster.Now, default));
        Assert.Equal(session.TokenHash, SessionToken.Hash(again.Token!));
    }

    [Fact]
    public async Task AnExpiredCodeIsRefused()
    {
        var (challengeId, code) = await Ask("ann@example.org");

        await _cluster.AdvanceBy(TimeSpan.FromMinutes(5));

        Assert.Null((await Verify("ann@example.org", challengeId, code, "1")).Token);
    }

    [Fact]
    public async Task AddressesThatSomebodyMadeUpDoNotStayInMemory()
    {
        for (var i = 0; i < 50; i++)
        {
            await User($"u{i}@example.org").AskCode(new AskCode(Client, "localhost"));
            await User($"v{i}@example.org").VerifyCode(new VerifyCode(null, "123456", Client));
        }

        Assert.NotEqual(0, await _cluster.Active("UserGrain"));
        await _cluster.AdvanceBy(TimeSpan.FromSeconds(6));

        await Eventually.Holds(async () => await _cluster.Active("UserGrain") == 0, "the users' grains have left");
    }

    [Fact]
    public async Task StrangersWhoGuessAndAskDoNotKeepAnybodyOut()
    {
        var (_, code) = await Ask("ann@example.org");
        for (var i = 0; i < 15; i++)
        {
            await User("ann@example.org").AskCode(new AskCode(Stranger(i), "localhost"));
            await GuessWrongly("ann@example.org", Stranger(i), code, 6);
        }

        Assert.Null((await User("ann@example.org").AskCode(new AskCode(Client, "localhost"))).RetryAfter);
        Assert.NotNull((await Verify("ann@example.org", null, code, "1")).Token);
    }

    [Fact]
    public async Task AfterAHundredFailuresInARowACodeTakesOneGuessUntilOneIsRight()
    {
        var (_, code) = await Ask("ann@example.org");
        for (var i = 0; i < 20; i++)
        {
            await GuessWrongly("ann@example.org", Stranger(i), code, 5);
        }

        await _cluster.AdvanceBy(TimeSpan.FromHours(2));
        var (spoilt, spoiltCode) = await Ask("ann@example.org");
        Assert.Null((await Verify("ann@example.org", spoilt, Other(spoiltCode), "1")).Token);
        Assert.Null((await Verify("ann@example.org", spoilt, spoiltCode, "2")).Token);
        var (_, next) = await Ask("ann@example.org");
        Assert.Null((await User("ann@example.org").VerifyCode(new VerifyCode(null, next, Stranger(0), "3"))).Token);
        Assert.NotNull((await Verify("ann@example.org", null, next, "4")).Token);

        var (calm, calmCode) = await Ask("ann@example.org");
        Assert.Null((await Verify("ann@example.org", calm, Other(calmCode), "5")).Token);
        Assert.NotNull((await Verify("ann@example.org", calm, calmCode, "6")).Token);
    }

    [Fact]
    public async Task AStrangersMailsAreFewAndAKnownClientGetsItsOwn()
    {
        await SignIn("ann@example.org", Client);
        var sent = 0;
        for (var i = 0; i < 60; i++)
        {
            sent += (await User("ann@example.org").AskCode(new AskCode(Stranger(i), "localhost"))).RetryAfter is null ? 1 : 0;
        }

        Assert.Equal(20, sent);
        Assert.Null((await User("ann@example.org").AskCode(new AskCode(Client, "localhost"))).RetryAfter);
    }

    [Fact]
    public async Task ASignInFromANewPlaceIsToldToItsUserOnce()
    {
        await SignIn("ann@example.org", Client);
        await SignIn("ann@example.org", "203.0.113.200");
        await SignIn("ann@example.org", "198.51.100.7");
        await SignIn("ann@example.org", "198.51.100.8");

        await _cluster.AdvanceUntil(() => Mails("ann@example.org").Any(IsNotice), "the notice", TimeSpan.FromSeconds(10));
        var notice = Assert.Single(Mails("ann@example.org"), IsNotice);
        Assert.Contains("from 198.51.100.7.", notice.Text, StringComparison.Ordinal);
    }

    private static bool IsNotice(CapturedMail mail) => mail.Subject == "New sign-in";

    private static string Stranger(int i) => $"198.51.100.{i}";

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private async Task SignIn(string user, string client)
    {
        var (challengeId, code) = await Ask(user, client);
        Assert.NotNull((await User(user).VerifyCode(new VerifyCode(challengeId, code, client, challengeId))).Token);
    }

    private async Task GuessWrongly(string user, string client, string code, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Null((await User(user).VerifyCode(new VerifyCode(null, Other(code), client))).Token);
        }
    }

    private async Task<(string ChallengeId, string Code)> Ask(string user, string client = Client)
    {
        var before = Codes(user).Count;
        var asked = await User(user).AskCode(new AskCode(client, "localhost"));
        await _cluster.AdvanceUntil(() => Codes(user).Count > before, "the mail", TimeSpan.FromSeconds(10));
        return (asked.ChallengeId, Codes(user)[^1]);
    }

    private List<string> Codes(string user) => [.. Mails(user).Select(mail => Regex.Match(mail.Text, @"code is (\d{6})")).Where(found => found.Success).Select(found => found.Groups[1].Value)];

    private IReadOnlyList<CapturedMail> Mails(string user) => _cluster.Service<ICapturedMailStore>().List(user, null, default).GetAwaiter().GetResult();

    private Task<CodeVerified> Verify(string user, string? challengeId, string code, string commandId)
        => User(user).VerifyCode(new VerifyCode(challengeId, code, Client, commandId));

    private IUserGrain User(string user) => _cluster.Grains.GetGrain<IUserGrain>(new UserKey(_tenant.Name, user).ToString());

    private async Task WriteBehind(string user)
    {
        var (storage, state) = (_cluster.Service<IGrainStorage>(), new GrainState<UserState>());
        var id = GrainId.Create("user", new UserKey(_tenant.Name, user).ToString());
        await storage.ReadStateAsync(OtpAsk.StateName, id, state);
        await storage.WriteStateAsync(OtpAsk.StateName, id, state);
    }
}
