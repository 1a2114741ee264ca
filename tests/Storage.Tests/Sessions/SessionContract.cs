using OrleansNotify.Activity;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Sessions;

public abstract class SessionContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private ISessionStore Sessions => store.Get<ISessionStore>();

    [SkippableFact]
    public async Task ASessionIsFoundByItsHashAsItWasAdded()
    {
        var session = await Add("ann");

        Assert.Equal(session, await Sessions.Find(session.TokenHash, default));
        Assert.Null(await Sessions.Find("unknown", default));
    }

    [SkippableFact]
    public async Task TheSameSessionAgainMakesNoDifference()
    {
        var session = await Add("ann");
        await Sessions.Revoke(session.TokenHash, Noon, default);

        await Sessions.Start(session, "unknown", "ip", default);

        Assert.Equal(Noon, (await Sessions.Find(session.TokenHash, default))!.RevokedAt);
        var entries = await store.Get<IActivityLog>().List(new ActivityQuery(_tenant, 10), default);
        Assert.Equal("session.created", Assert.Single(entries).Action);
    }

    [SkippableFact]
    public async Task RevokingWorksOnce()
    {
        var session = await Add("ann");

        var revoked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Sessions.Revoke(session.TokenHash, Noon.AddHours(1), default))));

        Assert.Single(revoked, won => won);
        Assert.False(await Sessions.Revoke("unknown", Noon, default));
        Assert.Equal(Noon.AddHours(1), (await Sessions.Find(session.TokenHash, default))!.RevokedAt);
    }

    [SkippableFact]
    public async Task UseMovesTheIdleExpiryUnlessRevoked()
    {
        var (used, revoked) = (await Add("ann"), await Add("ann"));
        await Sessions.Revoke(revoked.TokenHash, Noon, default);

        await Sessions.Touch(used.TokenHash, Noon.AddDays(3), Noon.AddHours(2), default);
        await Sessions.Touch(revoked.TokenHash, Noon.AddDays(3), Noon.AddHours(2), default);

        var found = await Sessions.Find(used.TokenHash, default);
        Assert.Equal((Noon.AddDays(3), Noon.AddHours(2)), (found!.IdleExpiresAt, found.LastUsedAt));
        Assert.Equal(revoked.IdleExpiresAt, (await Sessions.Find(revoked.TokenHash, default))!.IdleExpiresAt);
    }

    [SkippableFact]
    public async Task LiveSessionsAreThoseNeitherRevokedNorExpiredOldestFirst()
    {
        var second = await Add("ann", Noon.AddMinutes(1));
        var first = await Add("ann");
        await Add("ann", idle: Noon.AddHours(1));
        await Add("ann", end: Noon.AddHours(1));
        await Add("bob");
        await Sessions.Revoke((await Add("ann")).TokenHash, Noon, default);

        Assert.Equal([first, second], await Sessions.LiveOf(_tenant, "ann", Noon.AddHours(1), default));
    }

    [SkippableFact]
    public async Task UsersAreThoseWithLiveSessionsByName()
    {
        await Add("cid");
        await Add("ann");
        await Add("ann");
        await Add("dan", end: Noon.AddHours(1));
        await Add("bob");

        Assert.Equal(["ann", "bob"], await Sessions.UsersOf(_tenant, "", 2, Noon.AddHours(1), default));
        Assert.Equal(["cid"], await Sessions.UsersOf(_tenant, "bob", 2, Noon.AddHours(1), default));
    }

    [SkippableFact]
    public async Task ClientsAreThoseOfAllSessionsButTheOneThatIsNamed()
    {
        await Add("ann", client: "192.0.2.1");
        await Add("ann", client: "192.0.2.1");
        await Sessions.Revoke((await Add("ann", client: "192.0.2.2")).TokenHash, Noon, default);
        var newest = await Add("ann", client: "192.0.2.3");
        await Add("ann", client: "");
        await Add("bob", client: "192.0.2.4");

        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], (await Sessions.ClientsOf(_tenant, "ann", "", default)).Distinct().Order());
        Assert.Equal(["192.0.2.1", "192.0.2.2"], (await Sessions.ClientsOf(_tenant, "ann", newest.TokenHash, default)).Distinct().Order());
    }

    [SkippableFact]
    public async Task PruningDeletesSessionsThatEndedBeforeHoweverTheyEnded()
    {
        var past = Noon.AddYears(-1);
        var live = await Add("ann", past);
        var endedLater = await Add("ann", past);
        await Sessions.Revoke(endedLater.TokenHash, past.AddDays(2), default);
        var revoked = await Add("ann", past);
        await Sessions.Revoke(revoked.TokenHash, past, default);
        var (idle, expired) = (await Add("ann", past, idle: past), await Add("ann", past, end: past));

        while (await Sessions.Prune(past.AddDays(1), 1, default) > 0)
        {
        }

        Assert.All([live, endedLater], row => Assert.NotNull(Sessions.Find(row.TokenHash, default).Result));
        Assert.All([revoked, idle, expired], row => Assert.Null(Sessions.Find(row.TokenHash, default).Result));
    }

    private async Task<SessionRow> Add(
        string user, DateTimeOffset? at = null, DateTimeOffset? idle = null, DateTimeOffset? end = null, string client = "ip")
    {
        var session = new SessionRow(Some.Id(), _tenant, user, at ?? Noon, end ?? Noon.AddDays(30), idle ?? Noon.AddDays(1), null)
        {
            ClientAddress = client,
            UserAgent = "Firefox",
        };
        await Sessions.Start(session, "unknown", "ip", default);
        return session;
    }
}

public sealed class SqliteSessionTests(SqliteFixture store) : SessionContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSessionTests(PostgresFixture store) : SessionContract(store), IClassFixture<PostgresFixture>;
