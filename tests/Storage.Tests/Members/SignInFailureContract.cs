using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Members;

public abstract class SignInFailureContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();
    private readonly string _network = "net-" + Some.Id();

    private ISignInFailureStore Failures => store.Get<ISignInFailureStore>();

    [SkippableFact]
    public async Task AttemptsOfTwoProcessesAtOnceKeepToTheLimit()
    {
        var other = store.NewInstance().GetRequiredService<ISignInFailureStore>();

        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? Failures : other).Count(
            Attempt("ann"), Noon.AddDays(-1), so => so.OfNetwork.Count >= 5 ? TimeSpan.FromMinutes(1) : null, default))));

        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [SkippableFact]
    public async Task StrangersAndKnownPlacesAreCountedApart()
    {
        await Count(Attempt("ann"));
        await Count(Attempt("bob", at: Noon.AddMinutes(1)));
        await Count(Attempt(""));
        await Count(Attempt("ann", isKnown: true));
        await Count(Attempt("ann") with { Network = _network + "-other" });

        var seen = await Seen(Attempt("ann", isKnown: true));

        Assert.Equal((3, 2, 1), (seen.OfNetwork.Count, seen.OfMember.Count, seen.OfPlace.Count));
        Assert.Equal(Noon.AddMinutes(1), seen.OfNetwork.Last);
    }

    [SkippableFact]
    public async Task WhatIsForgottenForgivenOrOldDoesNotCount()
    {
        var attempt = Attempt("ann");
        await Count(attempt);
        await Failures.Forget(attempt.Id, default);
        Assert.Equal(0, (await Seen(Attempt("ann"))).OfMember.Count);
        await Count(Attempt("ann"));
        await Count(Attempt("bob"));

        await Failures.Forgive(_tenant, "ann", _network, default);

        var seen = await Seen(Attempt("ann"));
        Assert.Equal((1, 0), (seen.OfNetwork.Count, seen.OfMember.Count));
        Assert.Equal(0, (await Seen(Attempt("bob"), since: Noon.AddTicks(TimeSpan.TicksPerSecond))).OfMember.Count);
    }

    private SignInAttempt Attempt(string user, bool isKnown = false, DateTimeOffset? at = null)
        => new(Some.Id(), _tenant, user, _network, isKnown, at ?? Noon);

    private async Task Count(SignInAttempt attempt) => Assert.Null(await Failures.Count(attempt, Noon.AddDays(-1), _ => null, default));

    /// <summary>What an attempt would be judged by, without counting it.</summary>
    private async Task<SignInFailures> Seen(SignInAttempt attempt, DateTimeOffset? since = null)
    {
        SignInFailures? seen = null;
        await Failures.Count(attempt, since ?? Noon.AddDays(-1), so =>
        {
            seen = so;
            return TimeSpan.FromMinutes(1);
        }, default);
        return seen!;
    }
}

public sealed class SqliteSignInFailureTests(SqliteFixture store) : SignInFailureContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSignInFailureTests(PostgresFixture store) : SignInFailureContract(store), IClassFixture<PostgresFixture>;
