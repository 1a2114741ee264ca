using System.Security.Cryptography;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Sources;

public abstract class SecretKeyTests(Store store)
{
    private const string Secret = "a-secret-of-the-tests-0123456789";
    private const string Body = """{"zen":1}""";

    [SkippableFact]
    public async Task AReplacedKeyCanGoWhenTheLogSaysThatAllIsSealedAnew()
    {
        var (old, current) = (NewKey(), NewKey());
        await using var server = await store.Start(("SECRET_KEY", old));
        var tenant = await server.NewTenant();
        var shop = await Shop.Of(tenant);
        Assert.Equal(200, (await tenant.PutSource("s", $$"""{"preset":"github","secret":"{{Secret}}"}""")).Status);

        await server.StartAgain(("SECRET_KEY", current), ("SECRET_KEY_PREVIOUS", old));
        await Eventually.Holds(() => server.Output.Contains("2 sources are sealed with key", StringComparison.Ordinal), "both are sealed anew");
        await server.StartAgain(("SECRET_KEY_PREVIOUS", ""));

        Assert.Equal(202, (await server.Post(
            $"{tenant.Prefix}/webhook/s", Body, null, ("X-Hub-Signature-256", $"sha256={Shop.Sign(Secret, Body)}"), ("X-GitHub-Delivery", "1"))).Status);
        Assert.Equal(201, (await shop.Post("orders", new { orderNumber = "1", amount = 1 })).Status);
    }

    [SkippableFact]
    public async Task WithoutTheKeyThatSealedItASecretOpensNothing()
    {
        await using var server = await store.Start(("SECRET_KEY", NewKey()));
        var shop = await Shop.Of(await server.NewTenant());

        await server.StartAgain(("SECRET_KEY", NewKey()));

        Assert.Equal(401, (await shop.Post("orders", new { orderNumber = "1", amount = 1 })).Status);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSecretKeyTests(SqliteStore store) : SecretKeyTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSecretKeyTests(PostgresStore store) : SecretKeyTests(store);
