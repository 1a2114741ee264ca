using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Http;

public abstract class LoopTests(Store store)
{
    private const string Header = "OrleansNotify-Hops";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task EndpointsThatPostToTheirOwnWebhookEndAfterFourGenerations()
    {
        var tenant = await Server.NewTenant();
        var loop = new
        {
            url = $"http://127.0.0.1:{Server.Port}{tenant.Prefix}/webhook",
            headers = new { Authorization = $"Bearer {tenant.WebhookToken}" },
        };
        await tenant.NewEndpoint(loop);
        await tenant.NewEndpoint(loop);

        await tenant.Notify("round and round");

        // 1, 2, 4 and 8 events; each is delivered twice, and those of the last generation are refused.
        Assert.Equal((14, 16), await Ended(tenant.ApiKey, 30));
        Assert.Contains("/webhook refused: 4 deliveries of this server", Server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task APersonsEndpointsThatPublishToThemselvesEndAfterFourGenerations()
    {
        var tenant = Server.Default;
        var ann = await tenant.SignIn("ann");
        var settings = JsonSerializer.Serialize(new
        {
            url = $"http://localhost:{Server.Port}/v1/events",
            headers = new { Authorization = $"Bearer {ann.Token}" },
        });
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(201, (await Server.Post("/v1/endpoints", settings, ann.Token)).Status);
        }

        object payload = 1;
        foreach (var _ in Enumerable.Range(0, 8))
        {
            payload = new { type = "loop.turn", payload, audience = new[] { $"u:{ann.Email}" } };
        }

        Assert.Equal(202, (await Server.Post("/v1/events", JsonSerializer.Serialize(payload), ann.Token)).Status);

        Assert.Equal((14, 16), await Ended(ann.Token, 30));
    }

    [SkippableFact]
    public async Task EveryWayInKeepsTheCountAndRefusesTheFifthGeneration()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.PutSource("shop", """{"scheme":"bearer","secret":"token-of-the-shop-0123456789"}""");
        await tenant.NewEndpoint(new { url = sink.Url });
        var third = await HeaderOf(tenant, sink, 3);
        var fourth = await HeaderOf(tenant, sink, 4);
        (string Path, string Body, string Token)[] ways =
        [
            ("/v1/events", """{"type":"a","payload":1}""", tenant.ApiKey),
            ("/v1/events", $$"""{"type":"a","payload":1,"deliverAt":"{{TimeProvider.System.GetUtcNow().AddSeconds(1):O}}"}""", tenant.ApiKey),
            ("/v1/events", """[{"type":"a","payload":1}]""", tenant.ApiKey),
            ($"{tenant.Prefix}/webhook", """{"type":"a"}""", tenant.WebhookToken),
            ($"{tenant.Prefix}/webhook/shop", """{"type":"a"}""", "token-of-the-shop-0123456789"),
            ($"{tenant.Prefix}/api/webhooks/orders", """{"orderNumber":"1","amount":5,"customerName":"Ann"}""", tenant.ApiKey),
            ($"{tenant.Prefix}/api/webhooks/notifications", """{"title":"a","message":"b"}""", tenant.ApiKey),
            ($"{tenant.Prefix}/api/webhooks/payments", """{"paymentId":"1","amount":5,"status":"completed"}""", tenant.ApiKey),
            ($"{tenant.Prefix}/api/notifications", """{"title":"a","message":"b"}""", tenant.ApiKey),
        ];

        var before = sink.All.Count;
        foreach (var (path, body, token) in ways)
        {
            var refused = await Server.Post(path, body, token, (Header, fourth));
            Assert.True(refused.Status == 508 && refused.Body.Contains("\"loop_detected\"", StringComparison.Ordinal), $"{path}: {refused.Status} {refused.Body}");
            var accepted = await Server.Post(path, body, token, (Header, third));
            Assert.True(accepted.Status is >= 200 and < 300, $"{path}: {accepted.Status} {accepted.Body}");
        }

        var received = await sink.Wait(before + ways.Length);
        Assert.All(received.Skip(before), one => Assert.Equal(fourth, one.Headers[Header]));
    }

    [SkippableFact]
    public async Task ReplayedEventsKeepTheirCount()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var endpoint = (await tenant.NewEndpoint(new { url = sink.Url })).GetProperty("id").GetString();
        var second = await HeaderOf(tenant, sink, 2);
        var before = sink.All.Count;

        Assert.Equal(202, (await tenant.Call($"/v1/endpoints/{endpoint}/replays", """{"kind":"all"}""")).Status);

        var again = (await sink.Wait(before * 2)).Skip(before);
        Assert.Contains(again, one => one.Headers[Header] == second);
    }

    [SkippableFact]
    public async Task DeliveriesOfTheServerMayNotChangeAnythingElse()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var id = (await tenant.NewEndpoint(new { url = sink.Url })).GetProperty("id").GetString();
        var first = (Header, await HeaderOf(tenant, sink, 1));
        (HttpMethod Method, string Path)[] calls =
        [
            (HttpMethod.Post, $"/v1/endpoints/{id}/test"),
            (HttpMethod.Post, $"/v1/endpoints/{id}/replays"),
            (HttpMethod.Post, "/v1/endpoints"),
            (HttpMethod.Patch, $"/v1/endpoints/{id}"),
            (HttpMethod.Delete, $"/v1/endpoints/{id}"),
            (HttpMethod.Post, "/v1/deliveries/resend"),
            (HttpMethod.Post, $"/v1/deliveries/dlv_{id!["ep_".Length..]}_1/resend"),
            (HttpMethod.Post, $"{tenant.Prefix}/api/webhooks/test"),
            (HttpMethod.Post, $"{tenant.Prefix}/request-otp"),
            (HttpMethod.Put, $"/v1/topics/a/members"),
        ];

        foreach (var (method, path) in calls)
        {
            var answer = await Server.Send(method, path, "{}", tenant.ApiKey, first);
            Assert.True(answer.Status is 508 or 404 or 405, $"{path}: {answer.Status}");
        }

        Assert.Equal(200, (await Server.Get($"/v1/endpoints/{id}", tenant.ApiKey, first)).Status);
    }

    [SkippableTheory]
    [InlineData("4")]
    [InlineData("4;")]
    [InlineData("4;00000000000000000000000000000000000000000000000000000000000000ff")]
    [InlineData("-1;x")]
    [InlineData("99999999999999999999;x")]
    public async Task AHeaderThatThisServerDidNotSignCountsForNothing(string forged)
    {
        var tenant = await Server.NewTenant();

        Assert.Equal(202, (await tenant.Publish("""{"type":"a","payload":1}""", (Header, forged))).Status);
    }

    /// <summary>What the server sends with an event that so many deliveries led to, itself included.</summary>
    private static async Task<string> HeaderOf(Tenant tenant, Sink sink, int hops)
    {
        var header = "";
        for (var i = 0; i < hops; i++)
        {
            var before = sink.All.Count;
            Assert.Equal(202, (await tenant.Publish("""{"type":"a","payload":1}""", header.Length > 0 ? [(Header, header)] : [])).Status);
            header = (await sink.Wait(before + 1))[before].Headers[Header];
            Assert.StartsWith($"{i + 1};", header, StringComparison.Ordinal);
        }

        return header;
    }

    /// <summary>How many of all deliveries succeeded, and how many ended as loops at the first attempt.</summary>
    private async Task<(int Succeeded, int Ended)> Ended(string token, int count)
    {
        List<JsonElement> items = [];
        await Eventually.Holds(
            async () =>
            {
                items = [.. (await Server.Get("/v1/deliveries?limit=100", token)).Json.GetProperty("items").EnumerateArray()];
                return items.Count(item => item.GetProperty("status").GetString() is "succeeded" or "dead") >= count;
            },
            $"{count} deliveries ended");
        var dead = items.Where(item => item.GetProperty("status").GetString() == "dead").ToList();
        Assert.All(dead, item => Assert.Equal((508, 1), (item.GetProperty("lastStatusCode").GetInt32(), item.GetProperty("attempts").GetInt32())));
        return (items.Count - dead.Count, dead.Count);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteLoopTests(SqliteStore store) : LoopTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresLoopTests(PostgresStore store) : LoopTests(store);
