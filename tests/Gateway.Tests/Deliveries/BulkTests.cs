using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class BulkTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task WhatADryRunCountsIsWhatIsResentAndThenPurged()
    {
        await using var sink = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, description = "Orders", retrySchedule = Array.Empty<int>() });
        foreach (var type in new[] { "a", "a", "b" })
        {
            await tenant.Publish(type, 1);
        }

        await Eventually.Holds(async () => await Count(tenant, "dead") == 3, "three are dead");
        var plan = (await tenant.Call("/v1/bulk", """{"action":"resend","filter":{"status":["dead"],"type":["a"]},"dryRun":true}""")).Json;
        Assert.Equal((2, false, 2), (plan.GetProperty("count").GetInt32(), plan.GetProperty("isAtLeast").GetBoolean(), plan.GetProperty("sample").GetArrayLength()));
        Assert.Equal("Orders", Text(Assert.Single(plan.GetProperty("endpoints").EnumerateArray()), "name"));
        Assert.Equal(3, await Count(tenant, "dead"));

        sink.Status = 200;
        var started = await tenant.Call("/v1/bulk", """{"action":"resend","filter":{"status":["dead"],"type":["a"]},"rate":500}""");
        Assert.Equal((202, 2), (started.Status, started.Json.GetProperty("total").GetInt32()));
        await Ends(tenant, started, done: 2);
        await Eventually.Holds(async () => await Count(tenant, "succeeded") == 2, "two have succeeded");
        Assert.Equal(1, await Count(tenant, "dead"));

        await Ends(tenant, await tenant.Call("/v1/bulk", """{"action":"purge","filter":{"status":["succeeded","dead"]}}"""), done: 3);
        Assert.Empty((await tenant.Get("/v1/deliveries")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(2, (await tenant.Get("/v1/bulk")).Json.GetProperty("items").GetArrayLength());
        Assert.Single((await tenant.Get("/v1/activity?action=deliveries.bulk_resend")).Json.GetProperty("items").EnumerateArray());
        var id = Text(started.Json, "id");
        (await (await Server.NewTenant()).Get($"/v1/bulk/{id}")).Refuses(404, "not_found");
        (await (await Server.NewTenant()).Call($"/v1/bulk/{id}/cancel")).Refuses(404, "not_found");
        Assert.Equal("done", Text((await tenant.Call($"/v1/bulk/{id}/pause")).Json, "state"));
    }

    [SkippableFact]
    public async Task WhatWaitsForAnotherAttemptIsCancelledAndNoAttemptFollows()
    {
        await using var sink = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = new[] { 3600 } });
        foreach (var type in new[] { "a", "a", "b" })
        {
            await tenant.Publish(type, 1);
        }

        await Eventually.Holds(async () => await Count(tenant, "retrying") == 3, "three wait");
        Assert.Equal(2, (await tenant.Call("/v1/bulk", """{"action":"cancel","filter":{"type":["a"]},"dryRun":true}""")).Json.GetProperty("count").GetInt32());

        await Ends(tenant, await tenant.Call("/v1/bulk", """{"action":"cancel","filter":{"type":["a"]}}"""), done: 2);

        Assert.Equal((2, 1), (await Count(tenant, "cancelled"), await Count(tenant, "retrying")));
        sink.Status = 200;
        await Ends(tenant, await tenant.Call("/v1/bulk", """{"action":"resend","filter":{"status":["cancelled"],"type":["a"]}}"""), done: 2);
        await Eventually.Holds(async () => await Count(tenant, "succeeded") == 2, "what was cancelled can be sent again");
        (await tenant.Call("/v1/bulk", """{"action":"cancel","filter":{"status":["dead"]}}""")).Refuses(422, "status_invalid");
    }

    [SkippableFact]
    public async Task AnEndpointThatKeepsOrderGoesOnAfterWhatItWaitedForIsCancelled()
    {
        await using var sink = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, order = "fifo", retrySchedule = new[] { 3600, 3600 } });
        await tenant.Publish("first", 1);
        await Eventually.Holds(async () => await Count(tenant, "retrying") == 1, "the first waits");
        await tenant.Publish("second", 2);
        sink.Status = 200;

        await Ends(tenant, await tenant.Call("/v1/bulk", """{"action":"cancel","filter":{"type":["other"]}}"""), done: 0);
        Assert.Equal(0, await Count(tenant, "succeeded"));
        await Ends(tenant, await tenant.Call("/v1/bulk", """{"action":"cancel","filter":{"type":["first"]}}"""), done: 1);

        await Eventually.Holds(async () => await Count(tenant, "succeeded") == 1, "the second is delivered");
    }

    [SkippableFact]
    public async Task AJobGoesToWhatATextFinds()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        for (var i = 0; i < 60; i++)
        {
            await tenant.Publish("order", new { text = i % 10 == 0 ? "a needle" : "straw" });
        }

        await Eventually.Holds(async () => await Count(tenant, "succeeded") == 60, "all are delivered");
        var from = TimeProvider.System.GetUtcNow().AddHours(-1).ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        var plan = (await tenant.Call("/v1/bulk", $$$"""{"action":"resend","filter":{"q":"a needle","from":"{{{from}}}"},"dryRun":true}""")).Json;
        Assert.Equal((6, false), (plan.GetProperty("count").GetInt32(), plan.GetProperty("isAtLeast").GetBoolean()));

        await Ends(tenant, await tenant.Call("/v1/bulk", $$$"""{"action":"resend","filter":{"q":"a needle","from":"{{{from}}}"},"rate":4}"""), done: 6);

        await sink.Wait(66);
        (await tenant.Call("/v1/bulk", """{"action":"resend","filter":{"q":"a needle"}}""")).Refuses(400, "search_range");
    }

    [SkippableFact]
    public async Task AUserSeesAndControlsTheirOwnJobsAndNoOthers()
    {
        var tenant = await Server.NewTenant();
        var (ann, bob) = (await tenant.SignIn("ann"), await tenant.SignIn("bob"));
        Assert.Equal(201, (await Server.Post("/v1/endpoints", """{"url":"https://example.org/hook"}""", ann.Token)).Status);
        var own = Text((await Server.Post("/v1/bulk", """{"action":"resend"}""", ann.Token)).Json, "id");
        var tenants = Text((await tenant.Call("/v1/bulk", """{"action":"resend"}""")).Json, "id");

        var listed = Assert.Single((await Server.Get("/v1/bulk", ann.Token)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(own, Text(listed, "id"));
        Assert.Equal(200, (await Server.Get($"/v1/bulk/{own}", ann.Token)).Status);
        foreach (var verb in new[] { "pause", "resume", "cancel" })
        {
            Assert.Equal(200, (await Server.Post($"/v1/bulk/{own}/{verb}", null, ann.Token)).Status);
            (await Server.Post($"/v1/bulk/{tenants}/{verb}", null, ann.Token)).Refuses(404, "not_found");
            (await Server.Post($"/v1/bulk/{own}/{verb}", null, bob.Token)).Refuses(404, "not_found");
        }

        (await Server.Get($"/v1/bulk/{own}", bob.Token)).Refuses(404, "not_found");
        Assert.Empty((await Server.Get("/v1/bulk", bob.Token)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(2, (await tenant.Get("/v1/bulk")).Json.GetProperty("items").GetArrayLength());
    }

    [SkippableTheory]
    [InlineData("""{"action":"lose"}""", "action_invalid")]
    [InlineData("{}", "action_invalid")]
    [InlineData("""{"action":"purge","rate":0}""", "rate_invalid")]
    [InlineData("""{"action":"purge","filter":{"status":["lost"]}}""", "status_invalid")]
    [InlineData("""{"action":"purge","filter":{"type":[""]}}""", "filter_invalid")]
    [InlineData("""{"action":"purge","filter":{"type":[null]}}""", "filter_invalid")]
    public async Task ACommandThatCannotBeDoneIsRefused(string body, string code)
        => (await (await Server.NewTenant()).Call("/v1/bulk", body)).Refuses(422, code);

    private static Task Ends(Tenant tenant, Answer started, int done) => Eventually.Holds(
        async () => (await tenant.Get($"/v1/bulk/{Text(started.Json, "id")}")).Json is var job && Text(job, "state") == "done" && job.GetProperty("done").GetInt32() == done,
        "the job has ended");

    private static async Task<int> Count(Tenant tenant, string status)
        => (await tenant.Get($"/v1/deliveries?status={status}&limit=100")).Json.GetProperty("items").GetArrayLength();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteBulkTests(SqliteStore store) : BulkTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresBulkTests(PostgresStore store) : BulkTests(store);
