using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class DeliverySearchTests(Store store)
{
    private const string Always = "from=2026-01-01&to=";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task DeliveriesAreFoundByTheBeginningOfAnId()
    {
        await using var sink = await Sink.Start();
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        var (first, second) = (await tenant.NewEndpoint(new { url = sink.Url }), await tenant.NewEndpoint(new { url = sink.Url }));
        var (eventId, _) = (Text(await tenant.Publish("order.created", 1), "id"), await tenant.Publish("order.created", 2));
        await Has(tenant, "?status=succeeded", 4);

        Assert.Equal(2, (await List(tenant, $"?q={eventId}")).Count);
        Assert.All(await List(tenant, $"?q={eventId[..^3]}"), item => Assert.StartsWith(eventId[..^3], Text(item, "eventId"), StringComparison.Ordinal));
        var delivery = Assert.Single(await List(tenant, $"?q={eventId}&endpoint={Text(first, "id")}"));
        Assert.Equal(Text(delivery, "id"), Text(Assert.Single(await List(tenant, $"?q={Text(delivery, "id")}")), "id"));
        Assert.Empty(await List(tenant, $"?q={Text(delivery, "id")}&endpoint={Text(second, "id")}"));
        Assert.All(await List(tenant, $"?q={Text(second, "id").Replace("ep_", "dlv_", StringComparison.Ordinal)}"), item => Assert.Equal(Text(second, "id"), Text(item, "endpointId")));
        Assert.Empty(await List(other, $"?q={eventId}"));
        Assert.Empty(await List(other, $"?q={Text(delivery, "id")}"));
    }

    [SkippableFact]
    public async Task ATextIsFoundInTriedAndInWaitingDeliveries()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.NewEndpoint(new { url = sink.Url });
        var paused = Text(await tenant.NewEndpoint(new { url = sink.Url }), "id");
        await tenant.Call($"/v1/endpoints/{paused}/pause");
        foreach (var name in new[] { "Grüße", "plain", "Grüße again" })
        {
            await tenant.Publish("order.created", new { name });
        }

        await Has(tenant, "?status=succeeded", 3);
        var to = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(1).ToString("O"));
        var query = $"?q={Uri.EscapeDataString("Grüße")}&from={Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(-1).ToString("O"))}&to={to}";

        Assert.Equal([3, 3, 1, 1], (await List(tenant, query)).Select(item => item.GetProperty("seq").GetInt64()));
        var lowest = (await List(tenant, query))[^1].GetProperty("id").GetString();
        Assert.Equal([3, 1], (await List(tenant, $"{query}&after={lowest}&limit=2")).Select(item => item.GetProperty("seq").GetInt64()));
        Assert.Equal([3, 3, 1], (await List(tenant, $"{query}&after={lowest}")).Select(item => item.GetProperty("seq").GetInt64()));
        Assert.Equal([3, 1], (await List(tenant, $"{query}&status=pending&endpoint={paused}")).Select(item => item.GetProperty("seq").GetInt64()));
        Assert.Empty(await List(tenant, $"{query}&type=refund.created"));
        Assert.Equal(2, (await List(tenant, $"{query}&status=succeeded&status=dead")).Count);
        (await tenant.Get($"/v1/deliveries?q=plain")).Refuses(400, "search_range");
        (await tenant.Get($"/v1/deliveries?q=plain&{Always}2026-03-01")).Refuses(400, "search_range");
    }

    [SkippableFact]
    public async Task SeveralValuesAreOneOfThem()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var (first, second) = (Text(await tenant.NewEndpoint(new { url = sink.Url }), "id"), Text(await tenant.NewEndpoint(new { url = sink.Url }), "id"));
        await tenant.Call($"/v1/endpoints/{second}/pause");
        foreach (var type in new[] { "a", "b", "c" })
        {
            await tenant.Publish(type, 1);
        }

        await Has(tenant, "?status=succeeded", 3);

        Assert.Equal(6, (await List(tenant, "?status=succeeded&status=pending")).Count);
        Assert.Equal(["c", "a"], (await List(tenant, "?type=a&type=c&status=succeeded")).Select(item => Text(item, "type")));
        Assert.Equal(4, (await List(tenant, $"?type=a&type=c&endpoint={first}&endpoint={second}")).Count);
        (await tenant.Get("/v1/deliveries?status=succeeded&status=lost")).Refuses(400, "cursor_malformed");
        (await tenant.Get($"/v1/deliveries?endpoint={first}&endpoint=ep_1")).Refuses(404, "not_found");
        (await tenant.Get("/v1/deliveries?limit=1&limit=2")).Refuses(400, "query_malformed");
        (await tenant.Get("/webhooks?status=pending&status=failed")).Refuses(400, "query_malformed");
    }

    private static Task Has(Tenant tenant, string query, int count)
        => Eventually.Holds(async () => (await List(tenant, query)).Count == count, $"{count} deliveries {query}");

    private static async Task<List<JsonElement>> List(Tenant tenant, string query)
    {
        var answer = await tenant.Get($"/v1/deliveries{query}");
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteDeliverySearchTests(SqliteStore store) : DeliverySearchTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDeliverySearchTests(PostgresStore store) : DeliverySearchTests(store);
