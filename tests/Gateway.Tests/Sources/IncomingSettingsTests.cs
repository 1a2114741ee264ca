using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Sources;

/// <summary>The dashboard's page of webhook settings.</summary>
public abstract class IncomingSettingsTests(Store store)
{
    private const string Settings = "/api/webhooks/settings";
    private static readonly object Order = new { orderNumber = "1", amount = 1 };

    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("GET", "", null)]
    [InlineData(
        "PATCH", "",
        """
        {
          "webhookEnabled": true,
          "webhookEndpoints": {
            "orders": true,
            "notifications": true,
            "payments": true
          },
          "webhookRetryAttempts": 3,
          "webhookTimeoutMs": 30000
        }
        """)]
    [InlineData("POST", "/generate-secret", null)]
    [InlineData("POST", "/test", null)]
    public async Task TheSeedsOwnRequestsWorkWithAKey(string method, string path, string? body)
    {
        var tenant = await Server.NewTenant();
        var other = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        Assert.Equal(200, (await Send(tenant.ApiKey, tenant.Name)).Status);
        Assert.Equal(200, (await Send(tenant.ApiKey, null)).Status);
        Assert.Equal(401, (await Send(null, tenant.Name)).Status);
        Assert.Equal(403, (await Send(tenant.ApiKey, other.Name)).Status);
        Assert.Equal(403, (await Send(anna.Token, tenant.Name)).Status);
        Assert.Equal(404, (await Server.Send(new HttpMethod(method), $"{other.Prefix}{Settings}{path}", body, tenant.ApiKey)).Status);

        Task<Answer> Send(string? token, string? named)
            => Server.Send(new HttpMethod(method), $"{Settings}{path}", body, token, named is null ? [] : [("x-tenant-id", named)]);
    }

    [SkippableFact]
    public async Task SettingsAreTheSeedsAndWhatIsLeftOutStays()
    {
        var shop = new Shop(await Server.NewTenant(), "");

        var before = await shop.Settings();
        await shop.Change("""{"webhookEndpoints":{"orders":false},"webhookTimeoutMs":5000}""");
        await shop.Change("""{"webhookEnabled":false,"webhookEndpoints":{"payments":false}}""");
        await shop.Change("""{"webhookEndpoints":{"payments":true}}""");
        var after = await shop.Settings();

        Assert.Equal((true, 3, 30_000), (before.GetProperty("webhookEnabled").GetBoolean(), Number(before, "webhookRetryAttempts"), Number(before, "webhookTimeoutMs")));
        Assert.Equal("""{"orders":true,"notifications":true,"payments":true}""", before.GetProperty("webhookEndpoints").GetRawText());
        Assert.Equal((false, 3, 5_000), (after.GetProperty("webhookEnabled").GetBoolean(), Number(after, "webhookRetryAttempts"), Number(after, "webhookTimeoutMs")));
        Assert.Equal("""{"orders":false,"notifications":true,"payments":true}""", after.GetProperty("webhookEndpoints").GetRawText());
        Assert.True(after.GetProperty("signatureRequired").GetBoolean());
    }

    [SkippableTheory]
    [InlineData("""{"webhookRetryAttempts":11}""", "field_invalid")]
    [InlineData("""{"webhookTimeoutMs":0}""", "field_invalid")]
    [InlineData("""{"webhookEnabled":"yes"}""", "body_malformed")]
    [InlineData("""{"webhookEndpoints":{"orders":1}}""", "body_malformed")]
    public async Task BrokenSettingsAreRefused(string patch, string code)
        => (await Server.Send(HttpMethod.Patch, Settings, patch, (await Server.NewTenant()).ApiKey)).Refuses(400, code);

    [SkippableFact]
    public async Task WhatIsDisabledSaysSoToWhoMayKnow()
    {
        var shop = await Shop.Of(await Server.NewTenant());

        await shop.Change("""{"webhookEndpoints":{"orders":false}}""");
        (await shop.Post("orders", Order)).Refuses(403, "webhook_kind_disabled");
        Assert.Equal(201, (await shop.Post("notifications", new { title = "t", message = "m" })).Status);
        await shop.Change("""{"webhookEnabled":false}""");
        (await shop.Post("notifications", new { title = "t", message = "m" })).Refuses(403, "webhook_disabled");
        (await shop.Tenant.Call($"{Settings}/test")).Refuses(403, "webhook_disabled");
        Assert.Equal(401, (await new Shop(shop.Tenant, "wrong").Post("orders", Order)).Status);
    }

    [SkippableFact]
    public async Task AReplacedSecretIsAcceptedForItsOverlap()
    {
        var first = await Shop.Of(await Server.NewTenant());

        var second = await Shop.Of(first.Tenant);

        Assert.NotEqual(first.Secret, second.Secret);
        Assert.Equal((201, 201), ((await first.Post("orders", Order)).Status, (await second.Post("orders", Order)).Status));
        Assert.Equal(JsonValueKind.String, (await first.Settings()).GetProperty("oldSecretUntil").ValueKind);
        var third = new Shop(first.Tenant, await Shop.NewSecret(first.Tenant, """{"overlap":0}"""));
        Assert.Equal((401, 201), ((await second.Post("orders", Order)).Status, (await third.Post("orders", Order)).Status));
        (await first.Tenant.Call($"{Settings}/generate-secret", """{"overlap":-1}""")).Refuses(400, "field_invalid");
    }

    [SkippableFact]
    public async Task ASecretIsShownOnceAndStoredSealed()
    {
        var shop = await Shop.Of(await Server.NewTenant());

        Assert.DoesNotContain(shop.Secret, (await shop.Settings()).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Secret, await Server.Database.Dump(), StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Secret, Server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SettingsAndSecretsOutliveTheServer()
    {
        await using var server = await store.Start();
        var shop = await Shop.Of(await server.NewTenant());
        await shop.Change("""{"webhookEndpoints":{"payments":false},"webhookRetryAttempts":7}""");
        var before = (await shop.Settings()).GetRawText();

        await server.StartAgain();

        Assert.Equal(before, (await shop.Settings()).GetRawText());
        Assert.Equal(201, (await shop.Post("orders", Order)).Status);
    }

    [SkippableFact]
    public async Task ATestIsANotificationAndShowsWhatToSign()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var (anna, bob) = (await shop.Tenant.SignIn("anna"), await shop.Tenant.SignIn("bob"));

        var test = (await shop.Tenant.Call($"{Settings}/test", JsonSerializer.Serialize(new { email = anna.Email }))).Json;

        Assert.Equal(test.GetProperty("notificationId").GetString(), Assert.Single(await anna.Items()).GetProperty("id").GetString());
        Assert.Empty(await bob.Items());
        var (body, header) = (test.GetProperty("body").GetString()!, test.GetProperty("signatureHeader").GetString()!);
        Assert.Equal(201, (await Server.Post("/api/webhooks/notifications", body, null, (header, test.GetProperty("signature").GetString()!))).Status);
    }

    private static int Number(JsonElement settings, string name) => settings.GetProperty(name).GetInt32();
}

[Collection(OnSqlite.Name)]
public sealed class SqliteIncomingSettingsTests(SqliteStore store) : IncomingSettingsTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresIncomingSettingsTests(PostgresStore store) : IncomingSettingsTests(store);
