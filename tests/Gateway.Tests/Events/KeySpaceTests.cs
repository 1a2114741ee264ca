using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Tenants;

namespace OrleansNotify.Events;

/// <summary>The same idempotency key at two ways in is two keys.</summary>
public abstract class KeySpaceTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task NoWayInTakesAKeyOfAnother()
    {
        var tenant = await Server.NewTenant();
        var (anna, bert) = (await tenant.SignIn("anna"), await tenant.SignIn("bert"));
        await tenant.PutSource("gh", """{"scheme":"bearer","secret":"the-secret-of-gh","idHeader":"X-Delivery","audience":["*"]}""");
        await tenant.PutSource("jira", """{"scheme":"bearer","secret":"the-secret-of-jira","idHeader":"X-Delivery","audience":["*"]}""");
        var published = (await tenant.Publish("""{"type":"a","payload":{},"audience":["*"]}""")).Json.GetProperty("id").GetString();
        string[] keys =
        [
            "a", "tenant/a", "webhook/a", "notifications/a", "source/gh/a", "source/jira/a", "key/orders/a", "incoming/key/orders/a", "incoming/order/1:new",
            $"user/{anna.Email}/a", $"user/{bert.Email}/a", $"withdrawn/{published}",
        ];

        var refused = new List<string>();
        foreach (var key in keys)
        {
            foreach (var (way, send) in Ways(tenant, anna, bert))
            {
                var (first, again) = (await send(key, 1), await send(key, 1));
                var other = await send(key, 2);
                if (first.Status >= 300 || again.Status != first.Status || IdOf(again) != IdOf(first) || other.Status != 409)
                {
                    refused.Add($"{way} with {key}: {first.Status} {first.Body}, {again.Status}, {other.Status}");
                }
            }
        }

        Assert.True(refused.Count == 0, string.Join('\n', refused));
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/events/{published}", null, tenant.ApiKey)).Status);
        Assert.Equal(keys.Length * Ways(tenant, anna, bert).Count, await Count(tenant) - 2);
    }

    [SkippableFact]
    public async Task NobodyPublishesUnderTheSourceOfPeople()
    {
        var tenant = await Server.NewTenant();

        (await tenant.Publish("""{"type":"a","payload":{},"source":"user"}""")).Refuses(422, "source_name_invalid");
        (await tenant.PutSource("user", """{"scheme":"bearer"}""")).Refuses(422, "source_name_invalid");
    }

    private Dictionary<string, Func<string, int, Task<Answer>>> Ways(Tenant tenant, Person anna, Person bert) => new()
    {
        ["the webhook"] = (key, n) => tenant.Post($$"""{"type":"notification","n":{{n}}}""", key),
        ["a publishing key"] = (key, n) => Publish(tenant.ApiKey, key, n),
        ["one person"] = (key, n) => Publish(anna.Token, key, n),
        ["another person"] = (key, n) => Publish(bert.Token, key, n),
        ["notifications"] = (key, n) => Server.Post("/api/notifications", $$"""{"title":"{{n}}"}""", tenant.ApiKey, ("Idempotency-Key", key)),
        ["orders"] = (key, n) => Incoming(tenant, "orders", new { orderNumber = "1", amount = n }, key),
        ["payments"] = (key, n) => Incoming(tenant, "payments", new { paymentId = "1", amount = n, status = "completed" }, key),
        ["incoming notifications"] = (key, n) => Incoming(tenant, "notifications", new { title = $"{n}", message = "a" }, key),
        ["one source"] = (key, n) => FromSource(tenant, "gh", key, n),
        ["another source"] = (key, n) => FromSource(tenant, "jira", key, n),
    };

    private Task<Answer> Publish(string token, string key, int n)
        => Server.Post("/v1/events", $$"""{"type":"a","payload":{{n}} }""", token, ("Idempotency-Key", key));

    private Task<Answer> Incoming(Tenant tenant, string kind, object body, string key)
        => Server.Post($"/api/webhooks/{kind}", JsonSerializer.Serialize(body), tenant.ApiKey, ("Idempotency-Key", key));

    private Task<Answer> FromSource(Tenant tenant, string source, string key, int n)
        => Server.Post($"{tenant.Prefix}/webhook/{source}", $$"""{"n":{{n}}}""", $"the-secret-of-{source}", ("X-Delivery", key));

    private static string IdOf(Answer answer)
        => answer.Json.TryGetProperty("id", out var id) || answer.Json.TryGetProperty("orderId", out id) || answer.Json.TryGetProperty("notificationId", out id)
            ? id.ToString() : "";

    private async Task<long> Count(Tenant tenant) => await Server.Database.Number($"SELECT count(*) FROM events WHERE tenant = '{tenant.Name}'");
}

[Collection(OnSqlite.Name)]
public sealed class SqliteKeySpaceTests(SqliteStore store) : KeySpaceTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresKeySpaceTests(PostgresStore store) : KeySpaceTests(store);
