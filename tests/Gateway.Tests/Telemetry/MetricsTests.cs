using System.Globalization;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Telemetry;

[Collection(ApartOnSqlite.Name)]
public sealed class MetricsTests(SqliteStore store)
{
    [SkippableFact]
    public async Task AtThePortThatEverybodyReachesTheyAreTheOperators()
    {
        var tenant = await store.Server.NewTenant();

        (await store.Server.Get("/metrics")).Refuses(401, "unauthorized");
        (await store.Server.Get("/metrics", tenant.ApiKey)).Refuses(401, "unauthorized");
        Assert.Equal(200, (await store.Server.Get("/metrics", Server.AdminToken)).Status);
    }

    [SkippableFact]
    public async Task WhatHappensIsCountedAndNamesNoTenant()
    {
        var port = FreePort.Take();
        await using var receiver = await Sink.Start();
        await using var server = await store.Start(("HEALTH_PORT", port.ToString(CultureInfo.InvariantCulture)));
        var tenant = await server.NewTenant("canary-tenant");
        await tenant.NewEndpoint(new { url = receiver.Url });
        var ann = await tenant.SignIn("ann");
        await using var socket = await ann.Connect();
        await tenant.Publish("order.paid", new { a = 1 });
        await receiver.Wait(1);

        var page = "";
        using var http = new HttpClient();
        await Eventually.Holds(
            async () => (page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"))).Contains("deliveries_attempts", StringComparison.Ordinal),
            "the attempt is counted");

        Assert.Equal(1, Value(page, "live_sockets"));
        Assert.True(Value(page, "events_appended_total") >= 1);
        Assert.Equal(1, Value(page, "deliveries_attempts_total"));
        Assert.All(
            (string[])["events_append_duration_seconds_bucket", "deliveries_attempt_duration_seconds_count", "deliveries_lag_seconds", "live_lag_seconds",
                "deliveries_due", "deliveries_waiting", "events_scheduled", "channels_sent_total", "grains_active", "http_server_request_duration_seconds_bucket"],
            name => Assert.Contains($"\n{name}", page, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", page, StringComparison.Ordinal);
        Assert.DoesNotContain("codingninjas", page, StringComparison.Ordinal);
    }

    private static double Value(string page, string name)
    {
        var line = page.Split('\n').Single(line => line.StartsWith($"{name}{{", StringComparison.Ordinal) || line.StartsWith($"{name} ", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
