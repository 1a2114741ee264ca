using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Grains;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Sessions;

public abstract class OtpContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();
    private readonly string _address = "ip-" + Some.Id();

    private IOtpStore Codes => store.Get<IOtpStore>();

    [SkippableFact]
    public async Task GuessesOfTwoProcessesAtOnceAreAllCounted()
    {
        var other = store.NewInstance().GetRequiredService<IOtpStore>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Codes : other).TryGuess(new OtpGuess(_tenant, "ann", _address, Noon), Noon.AddDays(-1), null, default))));

        Assert.All(taken, Assert.True);
        Assert.Equal(50, await Failed());
    }

    [SkippableFact]
    public async Task GuessesOfTwoProcessesAtOnceKeepToTheLimit()
    {
        var other = store.NewInstance().GetRequiredService<IOtpStore>();

        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Codes : other).TryGuess(new OtpGuess(_tenant, "ann", _address, Noon), Noon.AddDays(-1), 5, default))));

        Assert.Equal((5, 5), (taken.Count(was => was), await Failed()));
    }

    [SkippableFact]
    public async Task TheLimitIsOfOneClientWithinTheWindow()
    {
        await Guess(Noon);
        await Guess(Noon.AddMinutes(5));

        Assert.False(await TryGuess(_address, since: Noon, most: 2));
        Assert.True(await TryGuess("another", since: Noon, most: 2));
        Assert.True(await TryGuess(_address, since: Noon.AddMinutes(1), most: 2));
    }

    [SkippableFact]
    public async Task AskingCountsWhatItsClientFailedWithinTheWindow()
    {
        await Guess(Noon);
        await Guess(Noon.AddMinutes(5));
        await TryGuess("another", Noon, null);

        Assert.Equal(2, await Codes.Ask(Row(Noon.AddMinutes(6)), Noon.AddDays(-1), default));
        Assert.Equal(1, await Codes.Ask(Row(Noon.AddMinutes(7)), Noon.AddMinutes(1), default));
        Assert.Equal(1, await Codes.FailedGuesses(_tenant, "ann", _address, Noon.AddMinutes(1), default));
        Assert.Equal(3, await Codes.FailedGuesses(_tenant, "ann", null, Noon, default));
        Assert.Equal(3, await Codes.FailedGuessesOfTenant(_tenant, Noon, default));
        Assert.Equal(0, await Codes.FailedGuesses(_tenant, "bob", null, Noon, default));
        Assert.Equal(0, await Codes.FailedGuesses(_tenant + "x", "ann", null, Noon, default));
    }

    [SkippableFact]
    public async Task AGuessThatAnOlderSiloCountedIsOneOfEveryClient()
    {
        const string AsOlder = "INSERT INTO otp_guesses (tenant, user_id, at) VALUES (@Tenant, 'ann', @Now)";
        await store.Get<Database>().Write(Scope.AllTenants, c => c.Run(AsOlder, new { Tenant = _tenant, Now = Noon }, default), default);

        Assert.False(await TryGuess(_address, since: Noon, most: 1));
        Assert.Equal(1, await Codes.FailedGuesses(_tenant, "ann", _address, Noon, default));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ACodeOfAnOlderSiloTakesNoGuessAfterOneHereOrANewCode(bool isGuess)
    {
        const string AsOlder = """
            INSERT INTO otp_challenges (challenge_id, tenant, user_id, code_hash, client_address, created_at, expires_at, guesses)
            VALUES (@Id, @Tenant, 'ann', 'hash', '', @Now, @End, 0)
            """;
        const string TakeAsOlder = """
            UPDATE otp_challenges SET guesses = guesses + 1
            WHERE tenant = @Tenant AND user_id = 'ann'
                AND superseded_at IS NULL AND used_at IS NULL AND expires_at > @Now AND guesses < 5
            """;
        var values = new { Id = Some.Id(), Tenant = _tenant, Now = Noon, End = Noon.AddMinutes(5) };
        var database = store.Get<Database>();
        await database.Write(Scope.AllTenants, c => c.Run(AsOlder, values, default), default);
        Assert.Equal(1, await database.Write(Scope.AllTenants, c => c.Run(TakeAsOlder, values, default), default));

        await (isGuess ? (Task)Guess(Noon) : Codes.Ask(Row(Noon), Noon, default));

        Assert.Equal(0, await database.Write(Scope.AllTenants, c => c.Run(TakeAsOlder, values, default), default));
    }

    [SkippableFact]
    public async Task ASessionForgivesGuessesAndMarksItsAskAsUsed()
    {
        await Guess(Noon);
        var ask = Row(Noon);
        await Codes.Ask(ask, Noon, default);

        await store.Get<ISessionStore>().Start(NewSession(), ask.ChallengeId, _address, default);

        Assert.Equal(0, await Failed());
        var asks = await AsksSince(Noon);
        Assert.Equal([new OtpAsk(Noon, true, _address)], asks.ByUser);
        Assert.Empty(asks.ByClientAddress);
        Assert.Empty(asks.ByTenant);
    }

    [SkippableFact]
    public async Task AsksAreCountedByUserByAddressAndByTenant()
    {
        await Codes.Ask(Row(Noon), Noon, default);
        await Codes.Ask(Row(Noon.AddMinutes(1)), Noon, default);
        await Codes.Ask(Row(Noon.AddMinutes(2), "bob"), Noon, default);

        var asks = await AsksSince(Noon);
        var later = await AsksSince(Noon.AddMinutes(1));

        Assert.Equal([new OtpAsk(Noon.AddMinutes(1), false, _address), new OtpAsk(Noon, false, _address)], asks.ByUser);
        Assert.Equal([Noon.AddMinutes(2), Noon.AddMinutes(1), Noon], asks.ByClientAddress);
        Assert.Equal(asks.ByClientAddress, asks.ByTenant);
        Assert.Equal((1, 2, 2), (later.ByUser.Count, later.ByClientAddress.Count, later.ByTenant.Count));
    }

    [SkippableFact]
    public async Task PruningForgetsOldAsksAndTheStateOfThoseWhoHaveNotAskedSince()
    {
        var past = Noon.AddYears(-1);
        await Codes.Ask(Row(past), past, default);
        await Codes.Ask(Row(Noon), past, default);
        await Codes.Ask(Row(past, "bob"), past, default);
        await WriteState("ann");
        await WriteState("bob");

        await Guess(past);
        await Guess(past.AddHours(1));

        await Codes.Prune(past.AddDays(1), past.AddMinutes(1), default);

        Assert.Single((await AsksSince(past)).ByUser);
        Assert.Equal(1, await Codes.FailedGuesses(_tenant, "ann", null, past, default));
        Assert.True((await ReadState("ann")).RecordExists);
        Assert.Null((await ReadState("bob")).ETag);
    }

    private async Task WriteState(string user)
    {
        await using var stores = await GrainStores.Start(store);
        await stores.States.WriteStateAsync(OtpAsk.StateName, Id(user), new GrainState<List<int>>([1]));
    }

    private async Task<GrainState<List<int>>> ReadState(string user)
    {
        await using var stores = await GrainStores.Start(store);
        var state = new GrainState<List<int>>();
        await stores.States.ReadStateAsync(OtpAsk.StateName, Id(user), state);
        return state;
    }

    private GrainId Id(string user) => GrainId.Create("user", new UserKey(_tenant, user).ToString());

    private OtpAskRow Row(DateTimeOffset at, string user = "ann") => new(Some.Id(), _tenant, user, _address, at, at.AddMinutes(10));

    private SessionRow NewSession() => new(Some.Id(), _tenant, "ann", Noon, Noon.AddDays(30), Noon.AddDays(1), null);

    private Task<OtpAsks> AsksSince(DateTimeOffset since) => Codes.AsksSince(_tenant, "ann", _address, since, since, default);

    private Task<bool> Guess(DateTimeOffset at) => Codes.TryGuess(new OtpGuess(_tenant, "ann", _address, at), at, null, default);

    private Task<bool> TryGuess(string client, DateTimeOffset since, int? most)
        => Codes.TryGuess(new OtpGuess(_tenant, "ann", client, Noon.AddMinutes(6)), since, most, default);

    private Task<int> Failed() => Codes.FailedGuesses(_tenant, "ann", null, Noon.AddDays(-1), default);
}

public sealed class SqliteOtpTests(SqliteFixture store) : OtpContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresOtpTests(PostgresFixture store) : OtpContract(store), IClassFixture<PostgresFixture>;
