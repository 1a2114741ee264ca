using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Postgres;

/// <summary>Policies come to a database from before there were any when its operator says so.</summary>
[Collection(PostgresCollection.Name)]
public sealed class RowSecurityUpgradeTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    private const int WithoutScopes = 31;

    [SkippableFact]
    public async Task AnUpgradedDatabaseHasNoPoliciesUntilTheyAreTurnedOn()
    {
        var instance = await Upgraded();
        var (rowSecurity, log) = (instance.GetRequiredService<IRowSecurity>(), instance.GetRequiredService<IEventLog>());
        await log.Append("t", [Some.Event()], store.Time.GetUtcNow(), default);
        Assert.Equal((0, false), ((await rowSecurity.State(default)).Guarded, (await rowSecurity.State(default)).IsOn));

        Assert.Empty(await rowSecurity.TurnOn(default));
        Assert.Empty(await rowSecurity.TurnOn(default));

        Assert.True((await rowSecurity.State(default)).IsOn);
        Assert.Single(await log.Read("t", 0, 10, default));
        Assert.Equal(0, await instance.GetRequiredService<Database>().Read(
            Scope.Of("other"), c => c.Row<long>("SELECT count(*) FROM events", null, default), default));
    }

    [SkippableFact]
    public async Task PoliciesAreRefusedWhileAProcessThatNamesNoTenantIsConnected()
    {
        var instance = await Upgraded();
        var rowSecurity = instance.GetRequiredService<IRowSecurity>();
        var settings = new NpgsqlConnectionStringBuilder(Address(instance)) { ApplicationName = "orleans-notify", Pooling = false };
        await using (var old = new NpgsqlConnection(settings.ConnectionString))
        {
            await old.OpenAsync();

            Assert.Equal(["orleans-notify"], await rowSecurity.TurnOn(default));
            Assert.Equal(0, (await rowSecurity.State(default)).Guarded);
        }

        await Eventually.Holds(async () => (await rowSecurity.TurnOn(default)).Count == 0, "the session of the old process has ended");
    }

    [SkippableFact]
    public async Task AnUpgradeOfADatabaseWithPoliciesGuardsItsNewTables()
    {
        var options = await store.NewDatabase();
        var instance = store.NewInstance(options);
        await instance.GetRequiredService<ISchema>().Migrate(default);
        await instance.GetRequiredService<Database>().Write(
            Scope.AllTenants, c => c.Run("CREATE TABLE novelties (tenant text NOT NULL PRIMARY KEY)", null, default), default);
        Assert.False((await instance.GetRequiredService<IRowSecurity>().State(default)).IsOn);

        await store.NewInstance(options).GetRequiredService<ISchema>().Migrate(default);

        Assert.True((await instance.GetRequiredService<IRowSecurity>().State(default)).IsOn);
    }

    [SkippableFact]
    public async Task ASuperuserIsSaidNotToBeBound()
    {
        _ = store.Get<ISchema>();
        var options = new StorageOptions { PostgresConnectionString = PostgresServer.AsSuperuser(store.Options.PostgresConnectionString) };

        var state = await store.NewInstance(options).GetRequiredService<IRowSecurity>().State(default);

        Assert.True(state.Bypasses);
    }

    private static string Address(ServiceProvider instance) => instance.GetRequiredService<NpgsqlDataSource>().ConnectionString;

    private async Task<ServiceProvider> Upgraded()
    {
        _ = store.Get<ISchema>();
        var instance = store.NewInstance(await store.NewDatabase());
        await ((Schema)instance.GetRequiredService<ISchema>()).MigrateTo(WithoutScopes, default);
        await instance.GetRequiredService<ISchema>().Migrate(default);
        return instance;
    }
}
