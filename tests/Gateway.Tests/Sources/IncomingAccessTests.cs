using System.Globalization;
using OrleansNotify.Running;

namespace OrleansNotify.Sources;

/// <summary>Who may post for a tenant, and what the tenant learns of who may not.</summary>
public abstract class IncomingAccessTests(Store store)
{
    private static readonly object Order = new { orderNumber = "1", amount = 1 };

    private Server Server => store.Server;

    [SkippableFact]
    public async Task WhoeverIsRefusedIsToldTheSame()
    {
        var (shop, other) = (await Shop.Of(await Server.NewTenant()), await Shop.Of(await Server.NewTenant()));
        var anna = await shop.Tenant.SignIn("anna");
        var body = $$"""{"tenantId":"{{shop.Tenant.Name}}","orderNumber":"1","amount":1}""";

        Answer[] refusals =
        [
            await Server.Post("/api/webhooks/orders", body),
            await Server.Post("/api/webhooks/orders", body, other.Tenant.ApiKey),
            await Server.Post("/api/webhooks/orders", body, anna.Token),
            await Server.Post("/api/webhooks/orders", body, shop.Tenant.WebhookToken),
            await Server.Post("/api/webhooks/orders", body, null, ("X-Webhook-Signature", Shop.Sign(other.Secret, body))),
            await Server.Post("/api/webhooks/orders", """{"tenantId":"nobody","orderNumber":"1","amount":1}""", shop.Tenant.ApiKey),
            await Server.Post("/api/webhooks/orders", """{"tenantId":"No Body","orderNumber":"1","amount":1}"""),
        ];

        Assert.All(refusals, refusal => Assert.Equal(
            (401, "Unauthorized: unknown source or wrong credential"), (refusal.Status, refusal.Json.GetProperty("error").GetString())));
        Assert.Empty(await anna.Items());
    }

    [SkippableFact]
    public async Task TheTenantIsNamedByAddressHeaderBodyOrKey()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        const string body = """{"orderNumber":"1","amount":1}""";
        var (signature, header) = (("X-Webhook-Signature", Shop.Sign(shop.Secret, body)), ("x-tenant-id", shop.Tenant.Name));

        Answer[] answers =
        [
            await Server.Post($"{shop.Tenant.Prefix}/api/webhooks/orders", body, null, signature),
            await Server.Post("/api/webhooks/orders", body, null, signature, header),
            await Server.Post("/api/webhooks/orders", body, shop.Tenant.ApiKey),
        ];

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Equal(401, (await Server.Post("/api/webhooks/orders", body, null, signature)).Status);
        (await Server.Post("/t/default/api/webhooks/orders", body, null, signature, header)).Refuses(403, "tenant_mismatch");
        (await shop.Post("orders", Order, ("x-tenant-id", "default"))).Refuses(403, "tenant_mismatch");
    }

    [SkippableFact]
    public async Task WithoutASignatureOnlyIfTheTenantSaysSoAndHasNoSecret()
    {
        var shop = new Shop(await Server.NewTenant(), "no-secret-yet");
        var body = $$"""{"tenantId":"{{shop.Tenant.Name}}","orderNumber":"1","amount":1}""";

        Assert.Equal(401, (await Server.Post("/api/webhooks/orders", body)).Status);
        await shop.Change("""{"allowUnsigned":true}""");
        Assert.Equal(201, (await Server.Post("/api/webhooks/orders", body)).Status);
        Assert.Equal(401, (await Server.Post("/api/webhooks/orders", body, "not-a-key-of-the-tenant")).Status);
        await Shop.NewSecret(shop.Tenant);
        Assert.Equal(401, (await Server.Post("/api/webhooks/orders", body)).Status);
    }

    [SkippableFact]
    public async Task TheServersSecretIsEachTenantsInAFormOfItsOwn()
    {
        const string common = "your-global-webhook-secret";
        await using var server = await store.Start(("WEBHOOK_SECRET", common));
        var (one, other) = (await server.NewTenant(), await server.NewTenant());

        Assert.Equal(201, (await new Shop(server.Default, common).Post("orders", Order)).Status);
        Assert.Equal(201, (await new Shop(one, FormOf(one)).Post("orders", Order)).Status);
        foreach (var secret in (string[])[common, FormOf(one), FormOf(server.Default)])
        {
            Assert.Equal(401, (await new Shop(other, secret).Post("orders", Order)).Status);
            Assert.Equal(401, (await new Shop(other, secret).Post("orders", Order, ("x-tenant-id", other.Name))).Status);
        }

        static string FormOf(Tenant tenant) => Shop.Sign(common, tenant.Name);
    }

    [SkippableFact]
    public async Task TheServersSecretIsForTenantsWithoutOne()
    {
        const string common = "your-global-webhook-secret";
        await using var server = await store.Start(("WEBHOOK_SECRET", common));
        var tenant = new Tenant(server, "default", "", Server.WebhookToken) { ApiKey = await server.Default.NewKey("settings", "events") };
        var shop = new Shop(tenant, common);

        Assert.Equal(201, (await shop.Post("orders", Order)).Status);
        await shop.Change("""{"allowUnsigned":true}""");
        Assert.Equal(401, (await server.Post("/api/webhooks/orders", """{"orderNumber":"1","amount":1}""")).Status);
        var own = await Shop.Of(tenant);
        Assert.Equal(401, (await shop.Post("orders", Order)).Status);
        Assert.Equal(201, (await own.Post("orders", Order)).Status);
    }

    [SkippableTheory]
    [InlineData(null, "signature_missing")]
    [InlineData("nothing", "signature_malformed")]
    [InlineData("sha256=00", "signature_malformed")]
    [InlineData("SHA256={0}", "signature_malformed")]
    [InlineData("sha256={other}", "wrong_secret")]
    [InlineData("sha256={compact}", "body_reserialized")]
    public async Task TheTenantLearnsTheLikelyCauseAndTheCallerDoesNot(string? signature, string reason)
    {
        var shop = await Shop.Of(await Server.NewTenant());
        const string body = """{ "orderNumber": "1", "amount": 1.0 }""";
        var header = signature?.Replace("{0}", Shop.Sign(shop.Secret, body), StringComparison.Ordinal)
            .Replace("{other}", Shop.Sign("another", body), StringComparison.Ordinal)
            .Replace("{compact}", Shop.Sign(shop.Secret, """{"orderNumber":"1","amount":1}"""), StringComparison.Ordinal);
        (string, string)[] headers = header is null ? [] : [("X-Webhook-Signature", header)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Server.Post($"{shop.Tenant.Prefix}/api/webhooks/orders", body, null, headers)));

        Assert.All(answers, answer => Assert.DoesNotContain(reason, answer.Body, StringComparison.Ordinal));
        Assert.Equal([reason], await shop.Refusals());
    }

    [SkippableFact]
    public async Task AFloodOfRefusalsIsWrittenDownOnce()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("till", """{"preset":"github"}""");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Server.Post(
            $"{tenant.Prefix}/webhook/till", "{}", null, ("X-Hub-Signature-256", string.Create(CultureInfo.InvariantCulture, $"sha256={i:x64}")))));

        Assert.Equal(1, await Server.Database.Number($"SELECT COUNT(*) FROM activity WHERE tenant = '{tenant.Name}' AND action = 'source.refused'"));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteIncomingAccessTests(SqliteStore store) : IncomingAccessTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresIncomingAccessTests(PostgresStore store) : IncomingAccessTests(store);
