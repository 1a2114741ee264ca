using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class WaitingMailContract(StoreFixture store)
{
    private const string Channel = "email";
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IWaitingMailStore Mails => store.Get<IWaitingMailStore>();

    [SkippableFact]
    public async Task AMailIsListedAsItWasAddedAndOnlyInItsQueue()
    {
        await Add(Mail("b"), Mail("a") with { Attempts = 3 });

        Assert.Equal([Mail("a") with { Attempts = 3 }, Mail("b")], await List());
        Assert.Empty(await Mails.List(_tenant, "sms", default));
        Assert.Empty(await Mails.List(Some.Tenant(), Channel, default));
    }

    [SkippableFact]
    public async Task AMailThatWaitsStaysAsItIsWhenItIsAddedAgain()
    {
        await Add(Mail("a") with { Attempts = 3 });
        await Add(Mail("a"), Mail("b"));

        Assert.Equal([3, 0], (await List()).Select(mail => mail.Attempts));
    }

    [SkippableFact]
    public async Task OfManyThatClaimAMailOneGetsItsContent()
    {
        var mail = Mail("a") with { NextAttemptAt = Noon.AddTicks(1234) };
        await Add(mail);

        var contents = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Mails.Claim(_tenant, Channel, mail, Noon.AddSeconds(40), default)));

        Assert.Equal([1, 2, 3], Assert.Single(contents, content => content is not null)!);
        Assert.Equal(Noon.AddSeconds(40), Assert.Single(await List()).NextAttemptAt);
    }

    [SkippableFact]
    public async Task AMailThatHasChangedSinceIsNotClaimed()
    {
        await Add(Mail("a"));
        await Mails.Retry(_tenant, Channel, Mail("a") with { Attempts = 1 }, default);

        Assert.Null(await Mails.Claim(_tenant, Channel, Mail("a"), Noon, default));
        Assert.NotNull(await Mails.Claim(_tenant, Channel, Mail("a") with { Attempts = 1 }, Noon, default));
    }

    [SkippableFact]
    public async Task ARemovedMailIsNeitherListedNorClaimed()
    {
        await Add(Mail("a"), Mail("b"));
        await Mails.Remove(_tenant, Channel, "a", default);

        Assert.Equal(["b"], (await List()).Select(mail => mail.Id));
        Assert.Null(await Mails.Claim(_tenant, Channel, Mail("a"), Noon, default));
    }

    private static WaitingMail Mail(string id) => new(id, 0, Noon, Noon.AddMinutes(5));

    private Task Add(params WaitingMail[] mails)
        => Mails.Add(_tenant, Channel, [.. mails.Select(mail => (mail, new byte[] { 1, 2, 3 }))], default);

    private Task<IReadOnlyList<WaitingMail>> List() => Mails.List(_tenant, Channel, default);
}

public sealed class SqliteWaitingMailTests(SqliteFixture store) : WaitingMailContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresWaitingMailTests(PostgresFixture store) : WaitingMailContract(store), IClassFixture<PostgresFixture>;
