using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class DeliveryDetailTests(Store store)
{
    private const string Payload = """{ "big":9007199254740993, "zero":1.0, "a":1, "a":2 }""";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task OneDeliverySaysWhyAndHasItsBytesItsEndpointAndItsSiblings()
    {
        await using var sink = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        var failing = Text(await tenant.NewEndpoint(new { url = sink.Url, description = "Orders", retrySchedule = new[] { 3600 } }), "id");
        var paused = Text(await tenant.NewEndpoint(new { url = sink.Url }), "id");
        await tenant.Call($"/v1/endpoints/{paused}/pause");
        await tenant.Publish($$"""{"type":"order.created","payload":{{Payload}}}""");
        await Eventually.Holds(async () => (await tenant.Get("/v1/deliveries?status=retrying")).Json.GetProperty("items").GetArrayLength() == 1, "one is retrying");
        var (retrying, waiting) = (Id(failing, 1), Id(paused, 1));

        var shown = (await tenant.Get($"/v1/deliveries/{retrying}")).Json;
        var bytes = await tenant.Get($"/v1/deliveries/{retrying}/payload?download=true");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Payload)));

        Assert.Equal("retry_scheduled", Text(shown.GetProperty("why"), "code"));
        Assert.Equal((sha256, Payload.Length, "Orders", sink.Url, false), (
            Text(shown, "sha256"), shown.GetProperty("bytes").GetInt32(), Text(shown, "endpointName"), Text(shown, "endpointUrl"), shown.GetProperty("isEndpointDeleted").GetBoolean()));
        Assert.Equal((Payload, $"\"{sha256}\""), (bytes.Body, bytes.Headers["ETag"]));
        Assert.Contains("attachment", bytes.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(304, (await Server.Get($"/v1/deliveries/{retrying}/payload", tenant.ApiKey, ("If-None-Match", $"\"{sha256}\""))).Status);
        Assert.Equal("endpoint_paused", Text((await tenant.Get($"/v1/deliveries/{waiting}")).Json.GetProperty("why"), "code"));
        var siblings = (await tenant.Get($"/v1/deliveries/{retrying}/siblings")).Json.GetProperty("items");
        Assert.Equal(waiting, Text(Assert.Single(siblings.EnumerateArray()), "id"));

        await Server.Send(HttpMethod.Delete, $"/v1/endpoints/{failing}", null, tenant.ApiKey);
        var orphan = (await tenant.Get($"/v1/deliveries/{retrying}")).Json;
        Assert.Equal((true, sink.Url), (orphan.GetProperty("isEndpointDeleted").GetBoolean(), Text(orphan, "endpointUrl")));

        var other = await Server.NewTenant();
        foreach (var path in new[] { "", "/payload", "/siblings" })
        {
            (await other.Get($"/v1/deliveries/{retrying}{path}")).Refuses(404, "not_found");
        }
    }

    [SkippableFact]
    public async Task AnEventSaysOfEveryEndpointWhyItGotItOrNot()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        var expected = new Dictionary<string, string>
        {
            [Text(await tenant.NewEndpoint(new { url = sink.Url }), "id")] = "matched",
            [Text(await tenant.NewEndpoint(new { url = sink.Url, eventTypes = new[] { "refund.*" } }), "id")] = "event_types",
            [Text(await tenant.NewEndpoint(new { url = sink.Url, filter = new { amount = 5 } }), "id")] = "filter",
        };
        var paused = Text(await tenant.NewEndpoint(new { url = sink.Url }), "id");
        await tenant.Call($"/v1/endpoints/{paused}/pause");
        expected[paused] = "paused";
        var own = await Server.Post("/v1/endpoints", JsonSerializer.Serialize(new { url = sink.Url }), anna.Token);
        expected[Text(own.Json, "id")] = "audience";
        var published = await tenant.Publish("""{"type":"order.created","payload":{"amount":4},"audience":["t:vip"]}""");
        var id = Text(published.Json, "id");
        await sink.Wait(1);
        await Eventually.Holds(async () => (await tenant.Get("/v1/deliveries?status=succeeded")).Json.GetProperty("items").GetArrayLength() == 1, "it is delivered");
        expected[Text(await tenant.NewEndpoint(new { url = sink.Url }), "id")] = "created_later";

        var why = (await tenant.Get($"/v1/events/{id}/why")).Json.GetProperty("items").EnumerateArray().ToDictionary(item => Text(item, "endpointId"), item => Text(item, "rule"));

        Assert.Equal(expected.OrderBy(one => one.Key, StringComparer.Ordinal), why.OrderBy(one => one.Key, StringComparer.Ordinal));
        var shown = (await tenant.Get($"/v1/events/{id}")).Json;
        Assert.Equal(("""{"amount":4}""", "order.created"), (shown.GetProperty("payload").GetRawText(), Text(shown, "type")));
        var listed = Assert.Single((await tenant.Get($"/v1/events?q={id}")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal((id, false), (Text(listed, "id"), listed.TryGetProperty("payload", out _)));
        (await (await Server.NewTenant()).Get($"/v1/events/{id}")).Refuses(404, "not_found");
        (await (await Server.NewTenant()).Get($"/v1/events/{id}/why")).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task EventsAreListedByTypeAndSourcePageByPage()
    {
        var tenant = await Server.NewTenant();
        for (var i = 0; i < 12; i++)
        {
            await tenant.Publish(i % 2 == 0 ? "even" : "odd", new { i });
        }

        var first = (await tenant.Get("/v1/events?type=even&type=none&limit=4")).Json;
        var second = (await tenant.Get($"/v1/events?type=even&limit=4&before={Text(first, "next")}")).Json;

        Assert.Equal([11, 9, 7, 5], Seqs(first));
        Assert.Equal([3, 1], Seqs(second));
        Assert.Equal(12, Seqs((await tenant.Get("/v1/events?source=api&source=x&limit=100")).Json).Length);
        Assert.Empty(Seqs((await tenant.Get("/v1/events?source=x")).Json));
        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O"));
        var searched = Seqs((await tenant.Get($"/v1/events?from={from}&q={Uri.EscapeDataString("\"i\":7")}")).Json);
        Assert.Equal([8], searched);
        var up = (await tenant.Get($"/v1/events?type=even&limit=2&after={Seqs(second)[^1]}")).Json;
        Assert.Equal(Seqs(first).Concat(Seqs(second)).SkipLast(1).TakeLast(2), Seqs(up));
        Assert.Equal(Seqs(up)[^1].ToString(System.Globalization.CultureInfo.InvariantCulture), Text(up, "next"));
        var rest = (await tenant.Get($"/v1/events?type=even&limit=50&after={Text(up, "previous")}")).Json;
        Assert.Equal(Seqs(first).Concat(Seqs(second)).SkipLast(3), Seqs(rest));
        Assert.False(rest.TryGetProperty("previous", out _));
        Assert.Equal(searched, Seqs((await tenant.Get($"/v1/events?from={from}&q={Uri.EscapeDataString("\"i\":7")}&after=1")).Json));
        (await tenant.Get("/v1/events?before=x")).Refuses(400, "cursor_malformed");
        (await tenant.Get("/v1/events?before=3&after=2")).Refuses(400, "cursor_malformed");
    }

    [SkippableFact]
    public async Task AllOfAFilterIsExportedAndTheExportIsInTheActivityLog()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        var paused = Text(await tenant.NewEndpoint(new { url = sink.Url }), "id");
        await tenant.Call($"/v1/endpoints/{paused}/pause");
        await tenant.Publish("""[{"type":"order.paid","payload":1},{"type":"order.created","payload":2}]""");
        await Eventually.Holds(async () => (await tenant.Get("/v1/deliveries?status=succeeded")).Json.GetProperty("items").GetArrayLength() == 2, "two are delivered");

        var all = await tenant.Get("/v1/deliveries.csv");
        var lines = all.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("id,eventId,seq,type,source,endpointId,status,attempts,trigger,acceptedAt", lines[0], StringComparison.Ordinal);
        Assert.Equal((5, 2), (lines.Length, lines.Count(line => line.Contains(",order.paid,", StringComparison.Ordinal))));
        Assert.Equal(2, (await tenant.Get("/v1/deliveries.csv?status=pending&status=dead")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Contains(tenant.Name, all.Headers["Content-Disposition"], StringComparison.Ordinal);
        var entries = (await tenant.Get("/v1/activity?action=deliveries.exported")).Json.GetProperty("items");
        Assert.Equal(["csv?status=pending&status=dead", "csv"], entries.EnumerateArray().Select(entry => Text(entry, "subject")));
    }

    private static long[] Seqs(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64())];

    private static string Id(string endpoint, int seq) => $"dlv_{endpoint["ep_".Length..]}_{seq}";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteDeliveryDetailTests(SqliteStore store) : DeliveryDetailTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDeliveryDetailTests(PostgresStore store) : DeliveryDetailTests(store);
