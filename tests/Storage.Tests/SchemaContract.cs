using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Tenants;

namespace OrleansNotify.Storage.Tests;

/// <param name="newest">The version of the store's schema.</param>
public abstract class SchemaContract(StoreFixture store, int newest)
{
    /// <summary>How many migrations the storage assembly carries for a store.</summary>
    protected static int Files(string name) =>
        typeof(Database).Assembly.GetManifestResourceNames().Count(resource => resource.StartsWith($"{name}/", StringComparison.Ordinal));

    [SkippableFact]
    public async Task ManyProcessesMayMigrateAtOnceAndAgain()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var instances = new[] { store.NewInstance(options), store.NewInstance(options) };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Migrate(instances[i % 2]))));
        await Migrate(instances[0]);

        Assert.Equal(Enumerable.Range(1, newest).Select(version => (long)version), await Versions(instances[1]));
    }

    [SkippableFact]
    public async Task ADatabaseOfVersionOneKeepsItsLogWhenUpgraded()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var old = store.NewInstance(options);
        await ((Schema)old.GetRequiredService<ISchema>()).MigrateTo(1, default);
        await old.GetRequiredService<Database>().Write(Scope.AllTenants, c => c.Run(FirstLog, new { Payload = "{}"u8.ToArray() }, default), default);
        var head = await old.GetRequiredService<IEventLog>().Head("t", default);
        Assert.Equal([1], await Versions(old));

        var young = store.NewInstance(options);
        await Migrate(young);

        Assert.Equal(head, await young.GetRequiredService<IEventLog>().Head("t", default));
        Assert.Equal(2, (await young.GetRequiredService<IEventLog>().Read("t", 0, 10, default)).Count);
        Assert.Equal(2, await young.GetRequiredService<IInboxStore>().CountUnread("t", "ann", null, default));
    }

    [SkippableFact]
    public async Task TenantsThatWereMadeBeforeTheyWereListedAreListed()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var old = store.NewInstance(options);
        await ((Schema)old.GetRequiredService<ISchema>()).MigrateTo(7, default);
        var values = new { State = "{}"u8.ToArray() };
        await old.GetRequiredService<Database>().Write(Scope.AllTenants, c => c.Run(OldStates, values, default), default);

        var young = store.NewInstance(options);
        await Migrate(young);

        var row = Assert.Single(await young.GetRequiredService<ITenantStore>().List("", 10, default));
        Assert.Equal(new TenantRow("acme", TenantStanding.Active, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch), row);
    }

    [SkippableFact]
    public async Task ANewerDatabaseIsRefusedAndBothVersionsAreNamed()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var instance = store.NewInstance(options);
        await Migrate(instance);
        var database = instance.GetRequiredService<Database>();
        await database.Write(Scope.AllTenants, c => c.Run("INSERT INTO schema_version (version) VALUES (99)", null, default), default);

        var error = await Assert.ThrowsAsync<SchemaTooNewException>(() => Migrate(store.NewInstance(options)));

        Assert.Equal(
            $"The database has schema version 99, but this program knows versions up to {newest}: run the newer program.", error.Message);
    }

    // As version 1 wrote it.
    private const string FirstLog = """
        INSERT INTO log_heads (tenant, epoch, seq, oldest_seq) VALUES ('t', 'e', 2, 1);
        INSERT INTO events (tenant, seq, id, type, source, audience, priority, payload, accepted_at) VALUES
            ('t', 1, 'evt_1', 'order.created', 'webhook', '["*"]', 0, @Payload, 1772452800000),
            ('t', 2, 'evt_2', 'order.created', 'webhook', '["*","u:ann"]', 0, @Payload, 1772452800000);
        INSERT INTO audience (tenant, key, seq, accepted_at) VALUES
            ('t', '*', 1, 1772452800000), ('t', '*', 2, 1772452800000), ('t', 'u:ann', 2, 1772452800000);
        """;

    private const string OldStates = """
        INSERT INTO grain_state (grain_id, state_name, version, state)
        VALUES ('tenant/acme', 'tenant', 3, @State), ('tenant/gone', 'tenant', 4, NULL), ('channel/acme/email', 'channel', 1, @State)
        """;

    private static Task Migrate(IServiceProvider instance) => instance.GetRequiredService<ISchema>().Migrate(default);

    private static Task<IReadOnlyList<long>> Versions(IServiceProvider instance) => instance.GetRequiredService<Database>().Read(
        Scope.AllTenants,
        c => c.Rows<long>("SELECT version FROM schema_version ORDER BY version", null, default), default);
}

public sealed class SqliteSchemaTests(SqliteFixture store) : SchemaContract(store, newest: Files("Sqlite")), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSchemaTests(PostgresFixture store) : SchemaContract(store, newest: Files("Postgres")), IClassFixture<PostgresFixture>;
