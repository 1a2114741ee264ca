using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Endpoints;

/// <summary>What becomes of an endpoint is itself an event that others can subscribe to.</summary>
public abstract class OperationalEventTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task AFilterThatCostsTooMuchIsReportedOnce()
    {
        await using var sink = await Sink.Start();
        await using var watcher = await Sink.Start();
        var tenant = await Server.NewTenant();
        var lists = Enumerable.Range(0, 20).Select(i => new { a = new Dictionary<string, int> { ["$lt"] = -i } });
        var filter = new Dictionary<string, object> { ["$or"] = lists.Append<object>(new { hit = true }) };
        var costly = (await tenant.NewEndpoint(new { url = sink.Url, filter })).GetProperty("id").GetString();
        await tenant.NewEndpoint(new { url = watcher.Url, eventTypes = new[] { "endpoint.filter_over_budget" } });

        await tenant.Publish("order.created", new { a = Enumerable.Repeat(1, 30_000) });
        await tenant.Publish("order.created", new { a = Enumerable.Repeat(1, 30_000) });
        await tenant.Publish("order.created", new { hit = true });

        Assert.Equal("""{"hit":true}""", Assert.Single(await sink.Wait(1)).Text);
        Assert.Contains($"\"endpointId\":\"{costly}\"", Assert.Single(await watcher.Wait(1)).Text, StringComparison.Ordinal);
        Assert.Single(Server.Output.Split('\n'), line => line.Contains($"Filter of endpoint {costly}", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task GoneDisablesTheEndpointAndTheTenantHearsOfIt()
    {
        await using var gone = await Sink.Start(410);
        await using var watcher = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = watcher.Url, eventTypes = new[] { "endpoint.*" } });
        var id = Id(await tenant.NewEndpoint(new { url = gone.Url }));

        await tenant.Publish("order.created", new { n = 1 });
        await gone.Wait(1);

        var report = JsonDocument.Parse((await watcher.Wait(1))[0].Body).RootElement;
        Assert.Equal((id, "gone"), (report.GetProperty("endpointId").GetString(), report.GetProperty("reason").GetString()));
        var shown = (await tenant.Get($"/v1/endpoints/{id}")).Json;
        Assert.Equal(("disabled", "gone"), (shown.GetProperty("state").GetString(), shown.GetProperty("stateReason").GetString()));
        await Eventually.Holds(
            async () => (await tenant.Get($"/v1/activity?actor=server&action=endpoint.disabled&subject={id}")).Json.GetProperty("items").GetArrayLength() == 1,
            "the activity says that the server did it");
    }

    [SkippableFact]
    public async Task EnabledAgainItGetsWhatItMissed()
    {
        await using var sink = await Sink.Start(410);
        var tenant = await Server.NewTenant();
        var id = Id(await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = new[] { 0.2, 0.2 } }));
        await tenant.Publish("order.created", new { n = 1 });
        await Eventually.Holds(
            async () => (await tenant.Get($"/v1/endpoints/{id}")).Json.GetProperty("state").GetString() == "disabled", "it is disabled");
        await tenant.Publish("order.created", new { n = 2 });
        sink.Status = 200;

        await tenant.Call($"/v1/endpoints/{id}/enable");

        await Eventually.Holds(
            () => sink.All.Select(received => received.Text).Distinct().Count() == 2, "both events came");
    }

    [SkippableFact]
    public async Task ADeadLetterIsReportedOnceAndNeverToTheEndpointItIsAbout()
    {
        await using var broken = await Sink.Start(500);
        await using var watcher = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = watcher.Url, eventTypes = new[] { "delivery.dead" } });
        var id = Id(await tenant.NewEndpoint(
            new { url = broken.Url, eventTypes = new[] { "order.created", "delivery.dead" }, retrySchedule = new[] { 0.1 } }));

        await tenant.Publish("order.created", new { n = 1 });

        var report = JsonDocument.Parse((await watcher.Wait(1))[0].Body).RootElement;
        Assert.Equal((id, 2, 500), (
            report.GetProperty("endpointId").GetString(), report.GetProperty("attempts").GetInt32(), report.GetProperty("lastStatusCode").GetInt32()));
        await Server.Get("/health");
        Assert.Equal(2, broken.All.Count);
        Assert.Single(watcher.All);
    }

    [SkippableFact]
    public async Task EverythingDoesNotMeanReportsToo()
    {
        await using var gone = await Sink.Start(410);
        await using var all = await Sink.Start();
        await using var watcher = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = all.Url });
        await tenant.NewEndpoint(new { url = watcher.Url, eventTypes = new[] { "endpoint.disabled" } });
        await tenant.NewEndpoint(new { url = gone.Url });

        await tenant.Publish("order.created", new { n = 1 });
        await watcher.Wait(1);
        await tenant.Publish("order.created", new { n = 2 });
        await all.Wait(2);

        Assert.Equal(["""{"n":1}""", """{"n":2}"""], all.All.Select(received => received.Text).Order());
    }

    [SkippableFact]
    public async Task AReceiverThatAsksForTimeGetsIt()
    {
        await using var sink = await Sink.Start(503, retryAfter: "3600");
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = new[] { 0.1 } });
        await tenant.Publish("order.created", new { n = 1 });
        await sink.Wait(1);

        await Eventually.Holds(async () => (await Deliveries(tenant, "retrying")).Length == 1, "it is to be tried again");
        var next = (await Deliveries(tenant, "retrying"))[0].GetProperty("nextAttemptAt").GetDateTimeOffset();

        Assert.InRange(next - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
    }

    private static async Task<JsonElement[]> Deliveries(Tenant tenant, string status)
        => [.. (await tenant.Get($"/v1/deliveries?status={status}")).Json.GetProperty("items").EnumerateArray()];

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class OperationalEventTestsOnSqlite(SqliteStore store) : OperationalEventTests(store);

[Collection(OnPostgres.Name)]
public sealed class OperationalEventTestsOnPostgres(PostgresStore store) : OperationalEventTests(store);
