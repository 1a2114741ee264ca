using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class ProviderAccountContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IProviderAccountStore Accounts => store.Get<IProviderAccountStore>();

    [SkippableFact]
    public async Task AccountsAreListedByPositionThenAge()
    {
        await Save(Account("acc_2", 1), Account("acc_1", 1), Account("acc_3", 0), Account("acc_4", 0) with { Channel = Channel.Email });

        Assert.Equal(["acc_3", "acc_1", "acc_2"], (await Accounts.List(_tenant, Channel.Sms, default)).Select(row => row.Id));
        Assert.Equal(4, (await Accounts.List(_tenant, null, default)).Count);
        Assert.Empty(await Accounts.List(Some.Tenant(), null, default));
    }

    [SkippableFact]
    public async Task SavedAgainItHasItsNewSettings()
    {
        await Save(Account("acc_1", 0));

        Assert.True(await Accounts.Save(Account("acc_1", 3) with { IsPaused = true, Settings = [0, 0, 0, 1, 7], Name = "new" }, 1, default));

        var row = await Accounts.Find(_tenant, "acc_1", default);
        Assert.Equal((3, true, "new"), (row!.Position, row.IsPaused, row.Name));
        Assert.Equal([0, 0, 0, 1, 7], row.Settings);
    }

    [SkippableFact]
    public async Task OneMoreThanTheMostIsNotSaved()
    {
        await Save(Account("acc_1", 0));

        Assert.False(await Accounts.Save(Account("acc_2", 0), 1, default));
        Assert.True(await Accounts.Delete(_tenant, "acc_1", default));
        Assert.False(await Accounts.Delete(_tenant, "acc_1", default));
        Assert.True(await Accounts.Save(Account("acc_2", 0), 1, default));
    }

    [SkippableFact]
    public async Task SettingsOfAnotherKeyAreFoundAndResealedOnce()
    {
        await Save(Account("acc_1", 0));

        Assert.DoesNotContain(await Accounts.SealedWithOther([0, 0, 0, 1], 100, default), row => row.Tenant == _tenant);
        Assert.Contains(await Accounts.SealedWithOther([0, 0, 0, 2], 100, default), row => row.Tenant == _tenant);
        Assert.True(await Accounts.Reseal(_tenant, "acc_1", [0, 0, 0, 1, 9], [0, 0, 0, 2, 9], default));
        Assert.False(await Accounts.Reseal(_tenant, "acc_1", [0, 0, 0, 1, 9], [0, 0, 0, 2, 9], default));
    }

    private ProviderAccountRow Account(string id, int position) => new()
    {
        Tenant = _tenant,
        Id = id,
        Channel = Channel.Sms,
        Provider = "twilio-sms",
        Name = "main",
        Settings = [0, 0, 0, 1, 9],
        Position = position,
        IsPaused = false,
        RatePerSecond = 0,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private async Task Save(params ProviderAccountRow[] rows)
    {
        foreach (var row in rows)
        {
            Assert.True(await Accounts.Save(row, 100, default));
        }
    }
}

public sealed class SqliteProviderAccountTests(SqliteFixture store) : ProviderAccountContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresProviderAccountTests(PostgresFixture store) : ProviderAccountContract(store), IClassFixture<PostgresFixture>;
