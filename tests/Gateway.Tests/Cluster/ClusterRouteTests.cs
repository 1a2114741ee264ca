using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Cluster;

public abstract class ClusterRouteTests(Store store)
{
    [SkippableFact]
    public async Task TheOperatorSeesTheProcessItsSocketsItsGrainsAndWhatWaits()
    {
        var tenant = await store.Server.NewTenant();
        var ann = await tenant.SignIn("ann");
        await using var socket = await ann.Connect();

        Answer answer = null!;
        await Eventually.Holds(
            async () => (answer = await store.Server.Get("/v1/admin/cluster", Server.AdminToken)).Json.GetProperty("sockets").GetInt64() >= 1,
            "the process has told of its socket");

        var silo = answer.Json.GetProperty("silos")[0];
        Assert.Equal(("ready", 1), (silo.GetProperty("state").GetString(), answer.Json.GetProperty("silos").GetArrayLength()));
        Assert.EndsWith($":{store.Server.Port}", silo.GetProperty("address").GetString(), StringComparison.Ordinal);
        Assert.True(silo.GetProperty("memory").GetInt64() > 10_000_000);
        Assert.Equal(0, answer.Json.GetProperty("gateways").GetArrayLength());
        Assert.True(answer.Json.GetProperty("grains").GetProperty("TenantLogGrain").GetInt32() >= 1, answer.Body);
        Assert.True(silo.GetProperty("grains").GetProperty("TenantLogGrain").GetInt32() >= 1, answer.Body);
        Assert.True(answer.Json.GetProperty("queues").GetProperty("waiting").GetInt64() >= 0);
    }

    [SkippableFact]
    public async Task NobodyElseDoes()
    {
        var tenant = await store.Server.NewTenant();

        (await store.Server.Get("/v1/admin/cluster")).Refuses(401, "unauthorized");
        (await store.Server.Get("/v1/admin/cluster", tenant.ApiKey)).Refuses(403, "forbidden");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteClusterRouteTests(SqliteStore store) : ClusterRouteTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresClusterRouteTests(PostgresStore store) : ClusterRouteTests(store);
