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
    public async Task GuessesOfTwoProcessesAtOnceGetDifferentCounts()
    {
        var other = store.NewInstance().GetRequiredService<IOtpStore>();

        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Codes : other).Guess(_tenant, "ann", Noon, Noon.AddDays(-1), default))));

        Assert.Equal(Enumerable.Range(1, 50), counts.Order());
        Assert.Equal(50, await Failed());
    }

    [SkippableFact]
    public async Task AskingCountsWhatFailedWithinTheWindow()
    {
        await Guess(Noon);
        await Guess(Noon.AddMinutes(5));

        Assert.Equal(2, await Codes.Ask(Row(Noon.AddMinutes(6)), Noon.AddDays(-1), default));
        Assert.Equal(1, await Codes.Ask(Row(Noon.AddMinutes(7)), Noon.AddMinutes(1), default));
        Assert.Equal(1, await Codes.FailedGuesses(_tenant, "ann", Noon.AddMinutes(1), default));
        Assert.Equal(0, await Codes.FailedGuesses(_tenant, "bob", Noon, default));
        Assert.Equal(0, await Codes.FailedGuesses(_tenant + "x", "ann", Noon, default));
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
        await database.Write(c => c.Run(AsOlder, values, default), default);
        Assert.Equal(1, await database.Write(c => c.Run(TakeAsOlder, values, default), default));

        _ = isGuess ? await Guess(Noon) : await Codes.Ask(Row(Noon), Noon, default);

        Assert.Equal(0, await database.Write(c => c.Run(TakeAsOlder, values, default), default));
    }

    [SkippableFact]
    public async Task ASessionForgivesGuessesAndMarksItsAskAsUsed()
    {
        await Guess(Noon);
        var ask = Row(Noon);
        await Codes.Ask(ask, Noon, default);

        await store.Get<ISessionStore>().Start(NewSession(), ask.ChallengeId, _address, default);

        Assert.Equal(0, await Failed());
        Assert.Equal([new OtpAsk(Noon, true)], (await Codes.AsksSince(_tenant, "ann", _address, Noon, default)).ByUser);
    }

    [SkippableFact]
    public async Task AsksAreCountedByUserAndByAddressOverAllUsers()
    {
        await Codes.Ask(Row(Noon), Noon, default);
        await Codes.Ask(Row(Noon.AddMinutes(1)), Noon, default);
        await Codes.Ask(Row(Noon.AddMinutes(2), "bob"), Noon, default);

        var asks = await Codes.AsksSince(_tenant, "ann", _address, Noon, default);
        var later = await Codes.AsksSince(_tenant, "ann", _address, Noon.AddMinutes(1), default);

        Assert.Equal([new OtpAsk(Noon.AddMinutes(1), false), new OtpAsk(Noon, false)], asks.ByUser);
        Assert.Equal([Noon.AddMinutes(2), Noon.AddMinutes(1), Noon], asks.ByClientAddress);
        Assert.Equal((1, 2), (later.ByUser.Count, later.ByClientAddress.Count));
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

        await Codes.Prune(past.AddDays(1), default);

        Assert.Single((await Codes.AsksSince(_tenant, "ann", _address, past, default)).ByUser);
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

    private Task<int> Guess(DateTimeOffset at) => Codes.Guess(_tenant, "ann", at, at.AddDays(-1), default);

    private Task<int> Failed() => Codes.FailedGuesses(_tenant, "ann", Noon.AddDays(-1), default);
}

public sealed class SqliteOtpTests(SqliteFixture store) : OtpContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresOtpTests(PostgresFixture store) : OtpContract(store), IClassFixture<PostgresFixture>;
