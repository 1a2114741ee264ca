using OrleansNotify.Channels;
using OrleansNotify.People;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Templates;

public abstract class TemplateContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = Some.Noon;
    private static readonly TemplateKey English = new("order.created", Channel.Sms, "en");
    private readonly string _tenant = Some.Tenant();

    private ITemplateStore Templates => store.Get<ITemplateStore>();

    [SkippableFact]
    public async Task DraftIsNotSentUntilItIsPublished()
    {
        await Draft("first");
        Assert.Empty(await Published());

        Assert.Equal(1, (await Publish())!.Version);
        await Draft("second");

        var template = Assert.Single(await Published());
        Assert.Equal(("order.created", "en", 1, "first"), (template.EventType, template.Language, template.Version, template.Parts.Text));
        Assert.Equal([0, 1], (await Versions()).Select(row => row.Version).Order());
    }

    [SkippableFact]
    public async Task PublishingMakesANewVersionAndTakesTheDraft()
    {
        await Draft("first");
        await Publish();
        await Draft("second");

        var second = await Publish();

        Assert.Equal((2, true, Noon.AddHours(1), "bob"), (second!.Version, second.IsCurrent, second.SavedAt, second.SavedBy));
        Assert.Null(await Publish());
        Assert.Equal([(2, true), (1, false)], (await Versions()).Select(row => (row.Version, row.IsCurrent)));
        Assert.Equal("second", Assert.Single(await Published()).Parts.Text);
    }

    [SkippableFact]
    public async Task EarlierVersionIsPublishedAgainAndTheDraftStays()
    {
        await Draft("first");
        await Publish();
        await Draft("second");
        await Publish();
        await Draft("third");

        Assert.Equal(3, (await Publish(version: 1))!.Version);

        Assert.Equal("first", Assert.Single(await Published()).Parts.Text);
        Assert.Equal([3, 2, 1, 0], (await Versions()).Select(row => row.Version));
        Assert.Null(await Publish(version: 9));
    }

    [SkippableFact]
    public async Task NewestVersionsAreKept()
    {
        for (var i = 0; i < 5; i++)
        {
            await Draft($"{i}");
            await Publish(kept: 2);
        }

        Assert.Equal([5, 4], (await Versions()).Select(row => row.Version));
    }

    [SkippableFact]
    public async Task PublishedOnesAreOneEachLanguage()
    {
        foreach (var language in new[] { "en", "de", "de-AT" })
        {
            await Draft(language, language);
            await Publish(English with { Language = language });
        }

        Assert.Equal(["de", "de-AT", "en"], (await Published()).Select(template => template.Language));
        Assert.Empty(await store.Get<ITemplateReader>().Published(_tenant, "order.created", Channel.Email, default));
        Assert.Empty(await store.Get<ITemplateReader>().Published(Some.Tenant(), "order.created", Channel.Sms, default));
    }

    [SkippableFact]
    public async Task ListHasDraftsAndCurrentVersionsByTheirKey()
    {
        await Draft("a");
        await Publish();
        await Draft("b");
        await Draft("c", "de");
        await Templates.SaveDraft(_tenant, ManyPeople.Draft("a.type"), 10, default);

        var all = await Templates.List(_tenant, null, 10, default);

        Assert.Equal(
            [("a.type", "en", 0), ("order.created", "de", 0), ("order.created", "en", 0), ("order.created", "en", 1)],
            all.Select(row => (row.EventType, row.Language, row.Version)));
        Assert.Equal(
            [("order.created", "en", 0)],
            (await Templates.List(_tenant, English with { Language = "de" }, 1, default)).Select(row => (row.EventType, row.Language, row.Version)));
    }

    [SkippableFact]
    public async Task LimitCountsOtherTemplates()
    {
        Assert.True(await Templates.SaveDraft(_tenant, ManyPeople.Draft("a"), 1, default));
        Assert.True(await Templates.SaveDraft(_tenant, ManyPeople.Draft("a"), 1, default));
        Assert.False(await Templates.SaveDraft(_tenant, ManyPeople.Draft("b"), 1, default));
    }

    [SkippableFact]
    public async Task DeletedTemplateIsGoneWithItsVersions()
    {
        await Draft("a");
        await Publish();

        Assert.True(await Templates.Delete(_tenant, English, default));
        Assert.False(await Templates.Delete(_tenant, English, default));
        Assert.Empty(await Versions());
    }

    [SkippableFact]
    public async Task VersionsHaveNoGapsWhenManyPublishAtOnce()
    {
        await Draft("a");
        await Publish();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Publish(version: 1))));

        Assert.Equal(Enumerable.Range(1, 9).Reverse(), (await Versions()).Select(row => row.Version));
        Assert.Equal(9, Assert.Single(await Published()).Version);
    }

    private Task Draft(string text, string language = "en")
        => Templates.SaveDraft(_tenant, ManyPeople.Draft("order.created", language, text), 10, default);

    private Task<TemplateRow?> Publish(TemplateKey? key = null, int version = 0, int kept = 50)
        => Templates.Publish(_tenant, key ?? English, version, kept, Noon.AddHours(1), "bob", default);

    private Task<IReadOnlyList<TemplateRow>> Versions() => Templates.Versions(_tenant, English, default);

    private Task<IReadOnlyList<Template>> Published()
        => store.Get<ITemplateReader>().Published(_tenant, "order.created", Channel.Sms, default);
}

public sealed class SqliteTemplateTests(SqliteFixture store) : TemplateContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresTemplateTests(PostgresFixture store) : TemplateContract(store), IClassFixture<PostgresFixture>;
