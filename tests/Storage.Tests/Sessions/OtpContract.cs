using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Sessions;

public abstract class OtpContract(StoreFixture store)
{
    private const int Max = 5;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();
    private readonly string _address = "ip-" + Some.Id();

    private IOtpStore Codes => store.Get<IOtpStore>();

    [SkippableFact]
    public async Task FiftyParallelGuessesFromTwoProcessesTakeNoMoreThanTheLimit()
    {
        var other = store.NewInstance().GetRequiredService<IOtpStore>();
        var code = await Issue();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Codes : other).TakeGuess(_tenant, "ann", i % 3 == 0 ? code : null, Max, Noon, default))));

        Assert.Equal(Max, guesses.Count(guess => guess is not null));
        Assert.All(guesses.OfType<OtpGuess>(), guess => Assert.Equal((code, "hash"), (guess.ChallengeId, guess.CodeHash)));
        Assert.Equal(Max, await Failed());
    }

    [SkippableFact]
    public async Task ACodeIsUsedUpByExactlyOne()
    {
        var code = await Issue();
        await Guess();

        var wins = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Codes.Use(code, Noon, default))));

        Assert.Single(wins, won => won);
        Assert.Null(await Guess());
        Assert.False(await Codes.Use("unknown", Noon, default));
    }

    [SkippableFact]
    public async Task OnlyTheNewestCodeTakesGuesses()
    {
        var old = await Issue();
        var young = await Issue();

        Assert.Null(await Guess(code: old));
        Assert.Equal(young, (await Guess())!.ChallengeId);
        Assert.False(await Codes.Use(old, Noon, default));
    }

    [SkippableFact]
    public async Task CodesIssuedAtOnceLeaveOneAlive()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Issue())));

        var alive = new List<string>();
        foreach (var code in codes)
        {
            alive.AddRange(await Guess(code: code) is null ? [] : [code]);
        }

        Assert.Single(alive);
    }

    [SkippableFact]
    public async Task ForeignExpiredAndUnknownCodesTakeNoGuess()
    {
        var code = await Issue();

        Assert.Null(await Codes.TakeGuess(_tenant, "bob", code, Max, Noon, default));
        Assert.Null(await Codes.TakeGuess(_tenant + "x", "ann", code, Max, Noon, default));
        Assert.Null(await Guess(code: "unknown"));
        Assert.Null(await Guess(at: Noon.AddMinutes(10)));
        Assert.Equal(0, await Failed());
    }

    [SkippableFact]
    public async Task ANewCodeStartsWithTheFailuresOfTheOldOnes()
    {
        await Issue();
        await Guess();
        await Guess();
        await Issue();

        Assert.NotNull(await Guess());
        Assert.NotNull(await Guess());
        Assert.NotNull(await Guess());
        Assert.Null(await Guess());
        await Issue();
        Assert.Null(await Guess());
        Assert.Equal(Max, await Failed());
    }

    [SkippableFact]
    public async Task FailuresBeforeTheWindowDoNotCount()
    {
        await Issue();
        await Guess(at: Noon);
        await Guess(at: Noon.AddMinutes(5));

        Assert.Equal(1, await Codes.FailedGuesses(_tenant, "ann", Noon.AddMinutes(1), default));
        await Issue(since: Noon.AddMinutes(1));
        Assert.Equal(4, await GuessesLeft());
    }

    [SkippableFact]
    public async Task ASuccessForgivesAndIsNoFailureItself()
    {
        var code = await Issue();
        await Guess();
        await Guess();
        await Guess();
        await Codes.Use(code, Noon, default);

        Assert.Equal(0, await Failed());
        await Issue();
        Assert.Equal(Max, await GuessesLeft());
    }

    [SkippableFact]
    public async Task AsksAreCountedByUserAndByAddressOverAllUsers()
    {
        await Issue(at: Noon);
        var used = await Issue(at: Noon.AddMinutes(1));
        await Guess();
        await Codes.Use(used, Noon.AddMinutes(1), default);
        await Issue(at: Noon.AddMinutes(2), user: "bob");

        var asks = await Codes.AsksSince(_tenant, "ann", _address, Noon, default);
        var later = await Codes.AsksSince(_tenant, "ann", _address, Noon.AddMinutes(1), default);

        Assert.Equal([new OtpAsk(Noon.AddMinutes(1), true), new OtpAsk(Noon, false)], asks.ByUser);
        Assert.Equal([Noon.AddMinutes(2), Noon.AddMinutes(1), Noon], asks.ByClientAddress);
        Assert.Equal((1, 2), (later.ByUser.Count, later.ByClientAddress.Count));
    }

    [SkippableFact]
    public async Task PruningForgetsOldCodesOnly()
    {
        var past = Noon.AddYears(-1);
        await Issue(at: past);
        await Issue(at: Noon);

        await Codes.Prune(past.AddDays(1), default);

        Assert.Single((await Codes.AsksSince(_tenant, "ann", _address, past, default)).ByUser);
        Assert.NotNull(await Guess());
    }

    private async Task<string> Issue(DateTimeOffset? at = null, DateTimeOffset? since = null, string user = "ann")
    {
        var time = at ?? Noon;
        var code = new OtpChallengeRow(Some.Id(), _tenant, user, "hash", _address, time, time.AddMinutes(10));
        await Codes.Issue(code, since ?? Noon.AddDays(-1), default);
        return code.ChallengeId;
    }

    private Task<OtpGuess?> Guess(DateTimeOffset? at = null, string? code = null) =>
        Codes.TakeGuess(_tenant, "ann", code, Max, at ?? Noon, default);

    private async Task<int> GuessesLeft()
    {
        var left = 0;
        while (await Guess() is not null)
        {
            left++;
        }

        return left;
    }

    private Task<int> Failed() => Codes.FailedGuesses(_tenant, "ann", Noon.AddDays(-1), default);
}

public sealed class SqliteOtpTests(SqliteFixture store) : OtpContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresOtpTests(PostgresFixture store) : OtpContract(store), IClassFixture<PostgresFixture>;
