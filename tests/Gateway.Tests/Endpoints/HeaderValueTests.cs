using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Endpoints;

public abstract class HeaderValueTests(Store store)
{
    private const string Credential = "Bearer credential-of-the-receiver-8c1f";
    private const string Shard = "shard-of-the-receiver-77ab";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task ValuesOfHeadersAreSentAndNeverShown()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = sink.Url, headers = Headers(Credential, Shard) });
        var path = $"/v1/endpoints/{made.GetProperty("id").GetString()}";
        await tenant.Publish("order.created", new { });
        await sink.Wait(1);
        await Eventually.Holds(async () => (await tenant.Get("/v1/deliveries?status=succeeded")).Body.Contains("dlv_", StringComparison.Ordinal), "it is recorded");
        var delivery = (await tenant.Get("/v1/deliveries")).Json.GetProperty("items")[0].GetProperty("id").GetString();

        string[] shown =
        [
            made.GetRawText(),
            (await tenant.Get(path)).Body,
            (await tenant.Get("/v1/endpoints")).Body,
            (await Patch(tenant, path, """{"description":"d"}""")).Body,
            (await tenant.Call($"{path}/pause")).Body,
            (await tenant.Call($"{path}/test", "{}")).Body,
            (await tenant.Get($"/v1/deliveries/{delivery}")).Body,
        ];

        Assert.All(shown, text => Assert.DoesNotContain("of-the-receiver", text, StringComparison.Ordinal));
        Assert.All(shown[..5], text => Assert.Contains("\"Authorization\":\"***\"", text, StringComparison.Ordinal));
        Assert.Contains("X-Shard: ***", shown[^1], StringComparison.Ordinal);
        Assert.All(await sink.Wait(2), received => Assert.Equal((Credential, Shard), Sent(received)));
        Assert.DoesNotContain("of-the-receiver", await Server.Database.Dump(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task WhatWasShownCanBeSentBackAndChangesNothing()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = sink.Url, headers = Headers(Credential, Shard) });
        var path = $"/v1/endpoints/{made.GetProperty("id").GetString()}";

        Assert.Equal(200, (await Patch(tenant, path, (await tenant.Get(path)).Body)).Status);
        Assert.Equal(200, (await Patch(tenant, path, """{"headers":{"Authorization":"***","X-Shard":"other"}}""")).Status);

        await tenant.Publish("order.created", new { });
        Assert.Equal((Credential, "other"), Sent((await sink.Wait(1))[0]));
    }

    [SkippableFact]
    public async Task AMaskKeepsOnlyWhatIsThere()
    {
        var tenant = await Server.NewTenant();
        var made = await tenant.NewEndpoint(new { url = "https://example.org/", headers = Headers(Credential, new string('s', 3_000)) });
        var path = $"/v1/endpoints/{made.GetProperty("id").GetString()}";

        (await Patch(tenant, path, """{"headers":{"X-New":"***"}}""")).Refuses(422, "headers_invalid");
        (await Patch(tenant, path, $$$"""{"headers":{"X-Long":"{{{new string('l', 1_500)}}}"}}""")).Refuses(422, "headers_invalid");
        (await tenant.Call("/v1/endpoints", """{"url":"https://example.org/","headers":{"X-A":"***"}}""")).Refuses(422, "headers_invalid");
    }

    private static Dictionary<string, string> Headers(string credential, string shard) => new() { ["Authorization"] = credential, ["X-Shard"] = shard };

    private static (string, string) Sent(Received received) => (received.Headers["Authorization"], received.Headers["X-Shard"]);

    private static Task<Answer> Patch(Tenant tenant, string path, string json) => tenant.Server.Send(HttpMethod.Patch, path, json, tenant.ApiKey);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteHeaderValueTests(SqliteStore store) : HeaderValueTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresHeaderValueTests(PostgresStore store) : HeaderValueTests(store);
