using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class DeliveryTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task AnEventReachesItsEndpointByteForByteAndIsInTheLog()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, eventTypes = new[] { "order.*" } });

        await tenant.Publish("""{"type":"order.created","payload":{ "a":1.50, "b":[ "\u00e9", "é" ] }}""");
        await tenant.Publish("refund.created", new { });

        var received = Assert.Single(await sink.Wait(1));
        Assert.Equal("""{ "a":1.50, "b":[ "\u00e9", "é" ] }""", received.Text);
        var delivery = await Ended(tenant, "succeeded");
        Assert.Equal(
            ("order.created", "api", 1, 200),
            (Text(delivery, "type"), Text(delivery, "source"), delivery.GetProperty("attempts").GetInt32(), delivery.GetProperty("lastStatusCode").GetInt32()));
        var shown = (await tenant.Get($"/v1/deliveries/{Text(delivery, "id")}")).Json;
        Assert.Equal("1.50", shown.GetProperty("payload").GetProperty("a").GetRawText());
        var attempt = Assert.Single(shown.GetProperty("attemptLog").EnumerateArray());
        Assert.Equal((1, "schedule", sink.Url), (attempt.GetProperty("number").GetInt32(), Text(attempt, "trigger"), Text(attempt, "url")));
    }

    [SkippableFact]
    public async Task WhatAPausedEndpointHasNotTriedIsPendingAndComesWhenItIsResumed()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var endpoint = await tenant.NewEndpoint(new { url = sink.Url, filter = new { keep = true } });
        var id = Text(endpoint, "id");
        await tenant.Call($"/v1/endpoints/{id}/pause");
        foreach (var i in Enumerable.Range(1, 5))
        {
            await tenant.Publish("order.created", new { i, keep = i != 3 });
        }

        var pending = await List(tenant, "?status=pending");
        var all = await List(tenant, $"?endpoint={id}");

        Assert.Equal([5, 4, 2, 1], pending.Select(item => item.GetProperty("seq").GetInt64()));
        Assert.Equal(pending.Select(item => Text(item, "id")), all.Select(item => Text(item, "id")));
        Assert.Empty(await List(tenant, "?status=succeeded"));
        Assert.Empty(await List(tenant, "?type=refund.created"));
        var shown = (await tenant.Get($"/v1/deliveries/{Text(pending[0], "id")}")).Json;
        Assert.Equal(("pending", 0, 0), (Text(shown, "status"), shown.GetProperty("attempts").GetInt32(), shown.GetProperty("attemptLog").GetArrayLength()));
        (await tenant.Get($"/v1/deliveries/dlv_{id["ep_".Length..]}_3")).Refuses(404, "not_found");
        (await tenant.Get($"/v1/deliveries/dlv_{id["ep_".Length..]}_99")).Refuses(404, "not_found");

        await tenant.Call($"/v1/endpoints/{id}/resume");

        Assert.Equal(4, (await sink.Wait(4)).Count);
        await Eventually.Holds(async () => (await List(tenant, "?status=succeeded")).Count == 4, "all are in the log");
        Assert.Empty(await List(tenant, "?status=pending"));
    }

    [SkippableFact]
    public async Task TriedAndPendingAreReadPageByPageWithoutAGapOrADouble()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var open = await tenant.NewEndpoint(new { url = sink.Url });
        var paused = await tenant.NewEndpoint(new { url = sink.Url });
        await tenant.Call($"/v1/endpoints/{Text(paused, "id")}/pause");
        var batch = string.Join(',', Enumerable.Range(1, 30).Select(i => $$"""{"type":"order.created","payload":{{i}}}"""));
        await tenant.Publish($"[{batch}]");
        await sink.Wait(30);
        await Eventually.Holds(async () => (await List(tenant, $"?status=succeeded&limit=100&endpoint={Text(open, "id")}")).Count == 30, "30 are in the log");

        var (read, query) = (new List<JsonElement>(), "?limit=7");
        while (true)
        {
            var page = (await tenant.Get($"/v1/deliveries{query}")).Json;
            read.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            query = $"?limit=7&before={next}";
        }

        Assert.Equal(60, read.Select(item => Text(item, "id")).Distinct().Count());
        Assert.Equal(60, read.Count);
        var seqs = read.Select(item => item.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(seqs.OrderDescending(), seqs);
        Assert.Equal(30, read.Count(item => Text(item, "status") == "pending"));

        // From the last row up again.
        var (above, after) = (new List<JsonElement> { read[^1] }, Text(read[^1], "id"));
        while (after is not null)
        {
            var page = (await tenant.Get($"/v1/deliveries?limit=7&after={after}")).Json;
            var items = page.GetProperty("items").EnumerateArray().ToArray();
            if (items.Length > 0)
            {
                Assert.Equal(Text(items[^1], "id"), page.GetProperty("next").GetString());
            }

            above.InsertRange(0, items);
            after = page.TryGetProperty("previous", out var previous) ? previous.GetString() : null;
        }

        Assert.Equal(read.Select(item => Text(item, "id")), above.Select(item => Text(item, "id")));
        Assert.Equal(30, above.Count(item => Text(item, "status") == "pending"));
    }

    [SkippableFact]
    public async Task PendingDeliveriesBehindCostlyFiltersAreFoundOverSeveralBoundedPages()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var lists = Enumerable.Range(0, 20).Select(i => new { a = new Dictionary<string, int> { ["$lt"] = -i } });
        var filter = new Dictionary<string, object> { ["$or"] = lists.Append<object>(new { hit = true }) };
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var endpoint = await tenant.NewEndpoint(new { url = sink.Url, filter });
            await tenant.Call($"/v1/endpoints/{Text(endpoint, "id")}/pause");
        }

        await tenant.Publish("order.created", new { hit = true });
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await tenant.Publish("order.created", new { a = Enumerable.Repeat(1, 30_000) });
        }

        var (read, pages, query) = (new List<JsonElement>(), 0, "?status=pending");
        for (string? next = ""; next is not null; query = $"?status=pending&before={next}")
        {
            var page = (await tenant.Get($"/v1/deliveries{query}")).Json;
            read.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
            Assert.InRange(++pages, 1, 30);
        }

        Assert.Equal([1, 1, 1], read.Select(item => item.GetProperty("seq").GetInt64()));
        Assert.True(pages > 2, $"{pages} pages");
        var lowest = Text(read[^1], "id");
        for (var after = lowest; after is not null; pages--)
        {
            var page = (await tenant.Get($"/v1/deliveries?status=pending&after={after}")).Json;
            read.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("previous", out var previous) ? previous.GetString() : null;
            Assert.InRange(pages, -30, 30);
        }

        Assert.Equal([1, 1, 1, 1, 1], read.Select(item => item.GetProperty("seq").GetInt64()));
    }

    [SkippableFact]
    public async Task APersonSeesTheDeliveriesOfTheirEndpointsOnly()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var (anna, bob) = (await tenant.SignIn("anna"), await tenant.SignIn("bob"));
        var mine = (await Server.Post("/v1/endpoints", JsonSerializer.Serialize(new { url = sink.Url }), anna.Token)).Json;
        await tenant.NewEndpoint(new { url = sink.Url });

        await tenant.Publish($$"""{"type":"a","payload":1,"audience":"u:{{bob.Email}}"}""");
        await tenant.Publish($$"""{"type":"a","payload":2,"audience":"u:{{anna.Email}}"}""");
        await sink.Wait(3);
        List<JsonElement> seen = [];
        await Eventually.Holds(async () => (seen = await List(anna.Token, "?status=succeeded")).Count == 1, "it is in the log");

        Assert.Equal((2, Text(mine, "id")), (seen[0].GetProperty("seq").GetInt32(), Text(seen[0], "endpointId")));
        var others = $"dlv_{Text(mine, "id")["ep_".Length..]}_1";
        (await Server.Get($"/v1/deliveries/{others}", anna.Token)).Refuses(404, "not_found");
        (await Server.Post($"/v1/deliveries/{others}/resend", null, anna.Token)).Refuses(404, "not_found");
        (await Server.Get($"/v1/deliveries/{Text(seen[0], "id")}", bob.Token)).Refuses(404, "not_found");
        (await Server.Get($"/v1/deliveries?endpoint={Text(mine, "id")}", bob.Token)).Refuses(404, "not_found");
        Assert.Empty(await List(bob.Token, ""));
    }

    [SkippableFact]
    public async Task ADeadLetterIsSentAgainByItselfAndByFilter()
    {
        await using var sink = await Sink.Start(500);
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = Array.Empty<int>() });
        await tenant.Publish("order.created", new { n = 1 });
        await tenant.Publish("refund.created", new { n = 2 });
        await Eventually.Holds(async () => (await List(tenant, "?status=dead")).Count == 2, "both are dead letters");

        sink.Status = 200;
        var one = (await List(tenant, "?status=dead&type=order.created"))[0];
        Assert.Equal(202, (await tenant.Call($"/v1/deliveries/{Text(one, "id")}/resend")).Status);
        await Eventually.Holds(async () => (await List(tenant, "?status=succeeded")).Count == 1, "the one was delivered");
        var counted = await tenant.Call("/v1/deliveries/resend", """{"dryRun":true}""");
        Assert.Equal((1, "counted"), (counted.Json.GetProperty("items")[0].GetProperty("count").GetInt32(), Text(counted.Json.GetProperty("items")[0], "state")));
        await tenant.Call("/v1/deliveries/resend", """{"eventType":"refund.*"}""");

        await Eventually.Holds(async () => (await List(tenant, "?status=succeeded")).Count == 2, "the other was delivered");
        Assert.Equal(2, sink.All.GroupBy(received => received.Headers["webhook-id"]).Count());
        Assert.Equal(4, sink.All.Count);
    }

    [SkippableFact]
    public async Task AReplayIsCountedStartedAndFollowed()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.Publish("order.created", 1);
        await tenant.Publish("order.created", 2);
        var id = Text(await tenant.NewEndpoint(new { url = sink.Url }), "id");

        var counted = await tenant.Call($"/v1/endpoints/{id}/replays", """{"dryRun":true}""");
        Assert.Equal((200, 2, "counted"), (counted.Status, counted.Json.GetProperty("count").GetInt32(), Text(counted.Json, "state")));
        var started = await tenant.Call($"/v1/endpoints/{id}/replays", """{"kind":"missing","fromSeq":2}""");
        Assert.Equal(202, started.Status);
        await sink.Wait(1);

        var replay = $"/v1/replays/{Text(started.Json, "id")}";
        await Eventually.Holds(async () => Text((await tenant.Get(replay)).Json, "state") == "done", "the replay is done");
        Assert.Equal(Text(started.Json, "id"), Text(Assert.Single((await tenant.Get($"/v1/endpoints/{id}/replays")).Json.GetProperty("items").EnumerateArray()), "id"));
        (await (await Server.NewTenant()).Get(replay)).Refuses(404, "not_found");
        (await Server.Post($"{replay}/pause", null, (await tenant.SignIn("anna")).Token)).Refuses(404, "not_found");
        (await tenant.Call($"/v1/endpoints/{id}/replays", """{"kind":"some"}""")).Refuses(422, "replay_kind_invalid");
        (await tenant.Call($"/v1/endpoints/{id}/replays", """{"fromSeq":0}""")).Refuses(422, "replay_range_invalid");
    }

    [SkippableFact]
    public async Task PurgedDeliveriesAreGone()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        await tenant.Publish("order.created", 1);
        await Ended(tenant, "succeeded");

        (await tenant.Call("/v1/deliveries/purge", """{"status":"pending"}""")).Refuses(422, "status_invalid");
        Assert.Equal("""{"count":0,"more":false}""", (await tenant.Call("/v1/deliveries/purge", """{"status":"dead"}""")).Body);
        Assert.Equal("""{"count":1,"more":false}""", (await tenant.Call("/v1/deliveries/purge")).Body);

        await Eventually.Holds(async () => (await List(tenant, "")).Count == 0, "nothing is in the log");
    }

    [SkippableTheory]
    [InlineData("?status=lost")]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=1e1")]
    [InlineData("?before=7")]
    [InlineData("?after=7")]
    [InlineData("?before=dlv_00000000000000000000000000000001_7&after=dlv_00000000000000000000000000000001_3")]
    [InlineData("?from=yesterday")]
    public async Task AQueryThatCannotBeReadIsRefused(string query)
        => (await (await Server.NewTenant()).Get($"/v1/deliveries{query}")).Refuses(400, "cursor_malformed");

    [SkippableFact]
    public async Task TimesBoundTheLog()
    {
        var tenant = await Server.NewTenant();
        var id = Text(await tenant.NewEndpoint(new { url = "https://example.org/" }), "id");
        await tenant.Call($"/v1/endpoints/{id}/pause");
        await tenant.Publish("order.created", 1);
        var now = TimeProvider.System.GetUtcNow();

        Assert.Single(await List(tenant, $"?from={Uri.EscapeDataString(now.AddHours(-1).ToString("O"))}&to={Uri.EscapeDataString(now.AddHours(1).ToString("O"))}"));
        Assert.Empty(await List(tenant, $"?from={Uri.EscapeDataString(now.AddHours(1).ToString("O"))}"));
        Assert.Empty(await List(tenant, $"?to={Uri.EscapeDataString(now.AddHours(-1).ToString("O"))}"));
    }

    private static async Task<JsonElement> Ended(Tenant tenant, string status)
    {
        List<JsonElement> found = [];
        await Eventually.Holds(async () => (found = await List(tenant, $"?status={status}")).Count > 0, $"a delivery is {status}");
        return found[0];
    }

    private static Task<List<JsonElement>> List(Tenant tenant, string query) => List(tenant.Server, tenant.ApiKey, query);

    private Task<List<JsonElement>> List(string token, string query) => List(Server, token, query);

    private static async Task<List<JsonElement>> List(Server server, string token, string query)
    {
        var answer = await server.Get($"/v1/deliveries{query}", token);
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteDeliveryTests(SqliteStore store) : DeliveryTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDeliveryTests(PostgresStore store) : DeliveryTests(store);
