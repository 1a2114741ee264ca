using System.Text.RegularExpressions;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Demo;

public abstract class DemoTests(Store store)
{
    [SkippableFact]
    public async Task NewcomerSignsInAndFindsADayOfTrafficThatGoesOnAndSurvivesARestart()
    {
        await using var server = await store.Start(("DEMO", "true"), ("DEMO_PACE", "00:00:00.05"), ("API_KEY", Key));

        foreach (var status in (string[])["succeeded", "retrying", "dead"])
        {
            Assert.NotEmpty((await server.Get($"/v1/deliveries?status={status}", Key)).Json.GetProperty("items").EnumerateArray());
        }

        var stats = (await server.Get("/v1/deliveries/stats?buckets=24", Key)).Json.GetProperty("buckets").EnumerateArray();
        Assert.True(stats.Count(bucket => bucket.GetProperty("succeeded").GetInt64() > 0) > 20);
        var before = await Newest(server);
        await Eventually.Holds(async () => await Newest(server) > before, "another event is delivered");
        await Eventually.Holds(
            async () => (await server.Get("/v1/messages?status=accepted", Key)).Json.GetProperty("messages").GetArrayLength() > 0, "a message is sent");

        var password = Regex.Match(server.Output, @"as (\S+) with the password (\S+)");
        var login = await server.Post("/auth/login", $$"""{"email":"{{password.Groups[1].Value}}","password":"{{password.Groups[2].Value}}"}""");
        Assert.Equal((200, "owner"), (login.Status, login.Json.GetProperty("user").GetProperty("role").GetString()));

        await server.StartAgain(("DEMO_PACE", "01:00:00"));

        Assert.Equal(5, (await server.Get("/v1/endpoints", Key)).Json.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("Filled tenant", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task OutsideDevelopmentDemoDoesNothing()
    {
        await using var server = await store.Start(
            ("DEMO", "true"), ("API_KEY", Key), ("ASPNETCORE_ENVIRONMENT", "Staging"), ("HOST", "127.0.0.1"));

        Assert.Empty((await server.Get("/v1/endpoints", Key)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(404, (await server.Post("/demo/receivers/orders", "{}")).Status);
    }

    private const string Key = "demo-key-of-the-tests-0123456789";

    private static async Task<long> Newest(Server server)
        => (await server.Get("/v1/deliveries?status=succeeded&limit=1", Key)).Json.GetProperty("items")[0].GetProperty("seq").GetInt64();
}

[Collection(OnSqlite.Name)]
public sealed class SqliteDemoTests(SqliteStore store) : DemoTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDemoTests(PostgresStore store) : DemoTests(store);
