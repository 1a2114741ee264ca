using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class ChangeStreamTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task ADeliveryIsShownAsItChangesAndLeavesAFilterThatItMeetsNoLonger()
    {
        await using var sink = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        var endpoint = Text(await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = new[] { 3600 } }), "id");
        await using var all = await (await ChangeClient.Open(Server, tenant.ApiKey)).CaughtUp();
        await using var retrying = await (await ChangeClient.Open(Server, tenant.ApiKey, "?status=retrying&status=dead")).CaughtUp();
        await using var other = await (await ChangeClient.Open(Server, tenant.ApiKey, "?type=refund.created")).CaughtUp();
        await using var foreign = await (await ChangeClient.Open(Server, (await Server.NewTenant()).ApiKey)).CaughtUp();

        await tenant.Publish("order.created", 1);
        await retrying.Has(item => Text(item, "status") == "retrying", "the delivery is being retried");
        sink.Status = 200;
        await tenant.Call($"/v1/deliveries/dlv_{endpoint["ep_".Length..]}_1/resend");

        await all.Has(item => Text(item, "status") == "succeeded", "the delivery has succeeded");
        await retrying.Has(item => item.TryGetProperty("left", out var left) && left.GetBoolean(), "the delivery left");
        Assert.All(all.Deliveries, item => Assert.False(item.TryGetProperty("left", out _)));
        Assert.Equal(Fields((await tenant.Get("/v1/deliveries")).Json.GetProperty("items")[0]), Fields(all.Deliveries[^1]));
        Assert.Empty(other.Deliveries);
        Assert.Empty(foreign.Deliveries);
    }

    [SkippableFact]
    public async Task WhatChangedWhileNobodyLookedComesFirst()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        string cursor;
        await using (var first = await (await ChangeClient.Open(Server, tenant.ApiKey)).CaughtUp())
        {
            cursor = first.Cursor!;
        }

        await tenant.Publish("order.created", new { name = "Grüße" });
        await tenant.Publish("order.created", new { name = "plain" });
        await Eventually.Holds(async () => (await tenant.Get("/v1/deliveries?status=succeeded")).Json.GetProperty("items").GetArrayLength() == 2, "both are delivered");

        await using var resumed = await ChangeClient.Open(Server, tenant.ApiKey, $"?status=succeeded", cursor);
        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O"));
        await using var searching = await ChangeClient.Open(Server, tenant.ApiKey, $"?cursor={cursor}&from={from}&q={Uri.EscapeDataString("Grüße")}");
        await Eventually.Holds(() => resumed.Deliveries.Count == 2 && searching.Deliveries.Count > 0, "what was missed comes");

        Assert.Equal([1, 2], resumed.Deliveries.Select(item => item.GetProperty("seq").GetInt64()).Order());
        Assert.All(searching.Deliveries, item => Assert.Equal(1, item.GetProperty("seq").GetInt64()));
        await using var old = await ChangeClient.Open(Server, tenant.ApiKey, "?cursor=c1");
        await Eventually.Holds(() => old.Resets == 1, "a cursor from long ago is answered by a reset");
        (await tenant.Get("/v1/deliveries/stream?cursor=7")).Refuses(400, "cursor_malformed");
        (await Server.Get("/v1/deliveries/stream", tenant.ApiKey, ("Last-Event-ID", "7"))).Refuses(400, "cursor_malformed");
        (await tenant.Get("/v1/deliveries/stream?endpoint=ep_1")).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task WhatWaitsAtAPausedEndpointIsShownToo()
    {
        var tenant = await Server.NewTenant();
        var endpoint = Text(await tenant.NewEndpoint(new { url = "https://example.org/" }), "id");
        await tenant.Call($"/v1/endpoints/{endpoint}/pause");
        await using var pending = await (await ChangeClient.Open(Server, tenant.ApiKey, "?status=pending")).CaughtUp();
        var cursor = pending.Cursor!;

        await tenant.Publish("order.created", 1);

        await pending.Has(item => Text(item, "endpointId") == endpoint && Text(item, "status") == "pending", "the event waits");
        await using var resumed = await ChangeClient.Open(Server, tenant.ApiKey, $"?status=pending&cursor={cursor}");
        await resumed.Has(item => item.GetProperty("seq").GetInt64() == 1, "the event waits");
    }

    [SkippableFact]
    public async Task APersonSeesTheirOwnUntilTheirSessionEnds()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await tenant.NewEndpoint(new { url = sink.Url });
        await using var stream = await (await ChangeClient.Open(Server, anna.Token)).CaughtUp();
        await tenant.Publish("order.created", 1);
        await sink.Wait(1);

        var session = Text((await Server.Get("/v1/sessions", anna.Token)).Json.GetProperty("items")[0], "id");
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/sessions/{session}", null, anna.Token)).Status);

        await Eventually.Holds(() => stream.Ended.IsCompleted, "the stream ends with the session");
        Assert.Empty(stream.Deliveries);
    }

    [SkippableFact]
    public async Task StreamsOfACallerAreBounded()
    {
        var tenant = await Server.NewTenant();
        var open = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ChangeClient.Open(Server, tenant.ApiKey)));

        (await tenant.Get("/v1/deliveries/stream")).Refuses(429, "too_many_sockets");
        await open[0].DisposeAsync();
        await Eventually.Holds(async () => await Opens(tenant), "there is room again");

        await Task.WhenAll(open.Select(one => one.DisposeAsync().AsTask()));
    }

    [SkippableFact]
    public async Task NothingIsMissingAndNothingComesTwiceOverARestartUnderLoad()
    {
        await using var sink = await Sink.Start();
        await using var server = await store.Start();
        var tenant = await server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        await tenant.NewEndpoint(new { url = sink.Url });
        var (seen, resets) = (new List<JsonElement>(), 0);
        using var over = new CancellationTokenSource();
        var watching = Watch();

        var accepted = 0;
        for (var i = 0; i < 600; i++)
        {
            if (i == 300)
            {
                await server.Kill();
                await server.StartAgain();
            }

            accepted += (await tenant.Publish($$"""{"type":"order.created","payload":{{i}}}""")).Status == 202 ? 1 : 0;
            if (i % 20 == 0)
            {
                sink.Status = sink.Status == 200 ? 503 : 200;
            }
        }

        sink.Status = 200;
        await Eventually.Holds(() => Final().Count >= accepted * 2, "every delivery was seen as succeeded or in retry");
        await over.CancelAsync();
        await watching;

        var listed = await Listed(tenant);
        Assert.Equal(0, resets);
        Assert.Equal(accepted * 2, listed.Count);
        var final = Final();
        Assert.All(listed.Where(item => Text(item, "status") != "pending"), item => Assert.Contains(Text(item, "id"), final.Keys));
        // Twice only over an end of the stream, where the client's place is from before its last batch.
        var twice = seen.GroupBy(Fields).Count(group => group.Count() > 2);
        Assert.Equal(0, twice);

        Dictionary<string, JsonElement> Final()
        {
            lock (seen)
            {
                return seen.Where(item => Text(item, "status") != "pending").GroupBy(item => Text(item, "id")).ToDictionary(group => group.Key, group => group.Last());
            }
        }

        async Task Watch()
        {
            string? cursor = null;
            while (!over.IsCancellationRequested)
            {
                try
                {
                    await using var stream = await ChangeClient.Open(server, tenant.ApiKey, "", cursor);
                    var taken = 0;
                    while (!over.IsCancellationRequested && !(stream.Ended.IsCompleted && taken == stream.Deliveries.Count))
                    {
                        var all = stream.Deliveries;
                        lock (seen)
                        {
                            seen.AddRange(all.Skip(taken));
                        }

                        (taken, cursor, resets) = (all.Count, stream.Cursor ?? cursor, resets + stream.Resets);
                        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                    }

                    cursor = stream.Cursor ?? cursor;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
                }
            }
        }
    }

    private static async Task<bool> Opens(Tenant tenant)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/deliveries/stream");
        request.Headers.Add("Authorization", $"Bearer {tenant.ApiKey}");
        using var response = await tenant.Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.IsSuccessStatusCode;
    }

    private static async Task<List<JsonElement>> Listed(Tenant tenant)
    {
        var items = new List<JsonElement>();
        for (var query = "?limit=100"; ;)
        {
            var page = (await tenant.Get($"/v1/deliveries{query}")).Json;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
            {
                return items;
            }

            query = $"?limit=100&before={next}";
        }
    }

    private static (string, string, string, int) Fields(JsonElement item)
        => (Text(item, "id"), Text(item, "status"), Text(item, "updatedAt"), item.GetProperty("attempts").GetInt32());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteChangeStreamTests(SqliteStore store) : ChangeStreamTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresChangeStreamTests(PostgresStore store) : ChangeStreamTests(store);

public sealed class ChangeMatchTests
{
    [Theory]
    [InlineData("pending", "succeeded", 1, "schedule", 2)]
    [InlineData("retrying", "succeeded", 1, "schedule", 0)]
    [InlineData("retrying", "succeeded", 2, "schedule", 2)]
    [InlineData("retrying", "dead", 3, "schedule", 2)]
    [InlineData("retrying", "cancelled", 1, "schedule", 2)]
    [InlineData("dead", "succeeded", 4, "schedule", 0)]
    [InlineData("dead", "pending", 3, "manual", 2)]
    [InlineData("succeeded", "pending", 1, "replay", 2)]
    [InlineData("succeeded", "succeeded", 1, "schedule", 1)]
    public void ADeliveryLeavesOnlyAFilterThatItMayHaveMet(string asked, string status, int attempts, string trigger, int match)
    {
        var row = new DeliveryRow("ep_1", 5, "evt_1", "a", "api", default, status, attempts, 1, trigger, null, null, null, default, null);
        var filter = new DeliveryFilter { Statuses = [asked] };

        Assert.Equal((ChangeMatch)match, ChangeMatches.Of(filter, row));
        Assert.Equal(ChangeMatch.None, ChangeMatches.Of(filter with { Types = ["b"] }, row));
        Assert.Equal(ChangeMatch.None, ChangeMatches.Of(filter with { Endpoints = ["ep_2"] }, row));
        Assert.Equal(ChangeMatch.None, ChangeMatches.Of(filter with { FromSeq = 6 }, row));
    }
}
