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

    private async Task<(string ChallengeId, string Code)> Ask(string user)
    {
        var asked = await User(user).AskCode(new AskCode(Client, "localhost"));
        var store = _cluster.Service<ICapturedMailStore>();
        IReadOnlyList<CapturedMail> mails = [];
        await _cluster.AdvanceUntil(() => (mails = store.List(user, default).GetAwaiter().GetResult()).Count > 0, "the mail", TimeSpan.FromSeconds(10));
        return (asked.ChallengeId, Regex.Match(mails[^1].Text, @"\b\d{6}\b").Value);
    }

    private Task<CodeVerified> Verify(string user, string challengeId, string code, string commandId)
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
