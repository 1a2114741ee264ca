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
