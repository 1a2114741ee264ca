using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class SuppressionContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = Some.Noon;
    private readonly string _tenant = Some.Tenant();

    private ISuppressionStore Suppressions => store.Get<ISuppressionStore>();

    private ISuppressionReader Reader => store.Get<ISuppressionReader>();

    [SkippableFact]
    public async Task SuppressionsOfManyAddressesAreReadAtOnce()
    {
        await Suppressions.Add(
            _tenant,
            [Row("+1"), Row("+2", SuppressionCause.Unsubscribed) with { Category = MessageCategory.Marketing }, Row("+3"), Row("+1") with { Channel = Channel.WhatsApp }],
            default);

        var found = await Of("+1", "+2", "+9");

        Assert.Equal([new Suppression { Cause = SuppressionCause.HardBounce, At = Noon }], found["+1"]);
        Assert.Equal(MessageCategory.Marketing, Assert.Single(found["+2"]).Category);
        Assert.Empty(found["+9"]);
        Assert.Empty((await Reader.Of(Some.Tenant(), Channel.Sms, ["+1"], default))["+1"]);
    }

    [SkippableFact]
    public async Task SameCauseTwiceAtOnceIsOneSuppression()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Suppressions.Add(_tenant, [Row("+1"), Row("+1")], default))));

        Assert.Single(await List());
    }

    [SkippableFact]
    public async Task ReleasedOneStopsNothingUntilItIsRenewed()
    {
        await Suppressions.Add(_tenant, [Row("+1")], default);
        var id = (await List())[0].Id;

        Assert.True(await Suppressions.Release(_tenant, id, Noon.AddHours(1), default));
        Assert.True(await Suppressions.Release(_tenant, id, Noon.AddHours(2), default));
        Assert.False(await Suppressions.Release(_tenant, "sup_0", Noon, default));
        Assert.Empty((await Of("+1"))["+1"]);
        Assert.Equal(Noon.AddHours(1), (await Reader.Find(_tenant, id, default))!.ReleasedAt);

        await Suppressions.Add(_tenant, [Row("+1") with { At = Noon.AddHours(3) }], default);
        Assert.Equal(Noon.AddHours(3), Assert.Single((await Of("+1"))["+1"]).At);
        Assert.Equal(id, Assert.Single(await List()).Id);
    }

    [SkippableFact]
    public async Task WhatHoldsForGoodIsNotGivenAnEnd()
    {
        await Suppressions.Add(_tenant, [Row("+1"), Row("+2") with { ExpiresAt = Noon.AddDays(1) }], default);
        await Suppressions.Add(_tenant, [Row("+1") with { ExpiresAt = Noon.AddDays(2) }, Row("+2") with { ExpiresAt = Noon.AddDays(2) }], default);

        var found = await Of("+1", "+2");

        Assert.Null(found["+1"].Single().ExpiresAt);
        Assert.Equal(Noon.AddDays(2), found["+2"].Single().ExpiresAt);
    }

    // START takes back STOP, not a bounce.
    [SkippableFact]
    public async Task CausesAreReleasedTogether()
    {
        await Suppressions.Add(
            _tenant,
            [Row("+1"), Row("+1", SuppressionCause.Unsubscribed), Row("+1", SuppressionCause.Unsubscribed) with { Category = MessageCategory.Marketing }, Row("+2", SuppressionCause.Unsubscribed)],
            default);

        await Suppressions.Release(_tenant, Channel.Sms, "+1", [SuppressionCause.Unsubscribed], MessageCategory.Marketing, Noon, default);
        Assert.Equal([null, null], (await Of("+1"))["+1"].Select(suppression => suppression.Category));
        await Suppressions.Release(_tenant, Channel.Sms, "+1", [SuppressionCause.Unsubscribed, SuppressionCause.UnsubscribedMarketing], null, Noon, default);

        Assert.Equal([SuppressionCause.HardBounce], (await Of("+1"))["+1"].Select(suppression => suppression.Cause));
        Assert.Single((await Of("+2"))["+2"]);
    }

    [SkippableFact]
    public async Task ListIsNewestFirst()
    {
        for (var i = 0; i < 5; i++)
        {
            await Suppressions.Add(_tenant, [Row($"+{i}") with { Id = SuppressionRow.NewId(Noon.AddSeconds(i)), Channel = i % 2 == 0 ? Channel.Sms : Channel.Email }], default);
        }

        Assert.Equal(["+4", "+3", "+2", "+1", "+0"], (await List()).Select(row => row.Address));
        var second = await Reader.List(new SuppressionQuery(_tenant, 2, (await List())[1].Id), default);
        Assert.Equal(["+2", "+1"], second.Select(row => row.Address));
        Assert.Equal(["+4", "+2", "+0"], (await Reader.List(new SuppressionQuery(_tenant, 9, Channel: Channel.Sms), default)).Select(row => row.Address));
        Assert.Equal(["+2"], (await Reader.List(new SuppressionQuery(_tenant, 9, null, Channel.Sms, "+2"), default)).Select(row => row.Address));
    }

    private static SuppressionRow Row(string address, SuppressionCause cause = SuppressionCause.HardBounce) => new()
    {
        Id = SuppressionRow.NewId(Noon),
        Channel = Channel.Sms,
        Address = address,
        Cause = cause,
        Source = "test",
        At = Noon,
    };

    private Task<ILookup<string, Suppression>> Of(params string[] addresses) => Reader.Of(_tenant, Channel.Sms, addresses, default);

    private Task<IReadOnlyList<SuppressionRow>> List() => Reader.List(new SuppressionQuery(_tenant, 100), default);
}

public sealed class SqliteSuppressionTests(SqliteFixture store) : SuppressionContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSuppressionTests(PostgresFixture store) : SuppressionContract(store), IClassFixture<PostgresFixture>;
