using OrleansNotify.Channels;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Preferences;

public abstract class CategoryContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private static readonly Category Deliveries = new()
    {
        Id = "deliveries",
        Number = default,
        Kind = MessageCategory.Marketing,
        Labels = new Dictionary<string, string> { ["en"] = "Deliveries", ["de-AT"] = "Lieferungen" },
        Defaults = new Dictionary<Channel, bool> { [Channel.Sms] = false, [Channel.WhatsApp] = true },
        EventTypes = ["order.shipped", "order.*"],
    };

    private ICategoryStore Categories => store.Get<ICategoryStore>();

    [SkippableFact]
    public async Task CategoryIsReadAsSaved()
    {
        await Save("deliveries");

        var read = Assert.Single((await Categories.Of(_tenant, default)).Own);

        Assert.Equivalent(Deliveries with { Number = (MessageCategory)16 }, read, strict: true);
        Assert.Empty((await Categories.Of(Some.Tenant(), default)).Own);
    }

    [SkippableFact]
    public async Task NumberIsGivenOnceAlsoWhenManySaveAtOnce()
    {
        var ids = Enumerable.Range(0, 20).Select(i => $"c{i:00}").ToArray();
        await Task.WhenAll(ids.Select(Save));
        await Categories.Delete(_tenant, "c00", Some.Noon, default);
        await Save("later");

        var numbers = (await Categories.Of(_tenant, default)).Own.Select(category => (int)category.Number).Order().ToArray();

        Assert.Equal(20, numbers.Distinct().Count());
        Assert.Equal(36, numbers[^1]);
    }

    [SkippableFact]
    public async Task DeletedCategoryHasItsNumberAgainWhenItComesBack()
    {
        var first = await Save("deliveries");
        await Save("other");

        Assert.True(await Categories.Delete(_tenant, "deliveries", Some.Noon, default));
        Assert.False(await Categories.Delete(_tenant, "deliveries", Some.Noon, default));
        Assert.Equal("deliveries", (await Categories.Of(_tenant, default)).WordOf(first!.Number));
        var again = await Save("deliveries");

        Assert.Equal(first.Number, again!.Number);
        Assert.Equal(["deliveries", "other"], (await Categories.Of(_tenant, default)).Own.Select(category => category.Id));
    }

    [SkippableFact]
    public async Task LimitsHoldForThoseThatAreThereAndThoseThatEverWere()
    {
        await Save("a");
        Assert.Null(await Categories.Save(_tenant, Deliveries with { Id = "b" }, 1, 10, default));
        Assert.NotNull(await Categories.Save(_tenant, Deliveries with { Id = "a" }, 1, 1, default));
        await Categories.Delete(_tenant, "a", Some.Noon, default);

        Assert.Null(await Categories.Save(_tenant, Deliveries with { Id = "b" }, 1, 1, default));
    }

    private Task<Category?> Save(string id) => Categories.Save(_tenant, Deliveries with { Id = id }, 50, 1_000, default);
}

public sealed class SqliteCategoryTests(SqliteFixture store) : CategoryContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresCategoryTests(PostgresFixture store) : CategoryContract(store), IClassFixture<PostgresFixture>;
