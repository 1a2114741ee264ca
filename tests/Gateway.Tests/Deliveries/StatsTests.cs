using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

public abstract class StatsTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task DeliveriesAreCountedByStatusAndAttemptsByTime()
    {
        await using var good = await Sink.Start();
        await using var bad = await Sink.Start(status: 500);
        var tenant = await Server.NewTenant();
        var working = Text(await tenant.NewEndpoint(new { url = good.Url }), "id");
        await tenant.NewEndpoint(new { url = bad.Url, retrySchedule = Array.Empty<int>() });
        var paused = Text(await tenant.NewEndpoint(new { url = good.Url }), "id");
        await tenant.Call($"/v1/endpoints/{paused}/pause");
        foreach (var type in new[] { "a", "a", "b" })
        {
            await tenant.Publish(type, 1);
        }

        await Eventually.Holds(async () => Buckets(await Stats(tenant, "")) is (3, 3), "three attempts succeeded and three are dead");
        var stats = await Stats(tenant, "?buckets=5");

        Assert.Equal(
            ("""{"count":3,"isAtLeast":false}""", """{"count":3,"isAtLeast":false}""", """{"count":3,"isAtLeast":false}""", """{"count":9,"isAtLeast":false}"""),
            (Count(stats, "succeeded"), Count(stats, "dead"), Count(stats, "pending"), stats.GetProperty("total").GetRawText()));
        Assert.Equal((0.5, 5), (stats.GetProperty("successRate").GetDouble(), stats.GetProperty("buckets").GetArrayLength()));
        Assert.True(stats.GetProperty("p50").GetDouble() <= stats.GetProperty("p95").GetDouble());
        Assert.Equal((2, 2), Buckets(await Stats(tenant, "?type=a")));
        Assert.Equal((3, 0), Buckets(await Stats(tenant, $"?endpoint={working}")));
        Assert.Equal((0, 3), Buckets(await Stats(tenant, "?status=dead")));
        var both = await Stats(tenant, $"?type=a&endpoint={working}");
        Assert.Equal(((2, 0), true), (Buckets(both), both.GetProperty("isPartial").GetBoolean()));
        Assert.Equal(2, both.GetProperty("total").GetProperty("count").GetInt32());
        var hours = (await tenant.Get($"/v1/endpoints/{working}/stats?hours=2")).Json;
        Assert.Equal((2, (3, 0), 1), (hours.GetProperty("buckets").GetArrayLength(), Buckets(hours), hours.GetProperty("successRate").GetDouble()));
        (await tenant.Get("/v1/deliveries/stats?buckets=0")).Refuses(400, "cursor_malformed");
        (await tenant.Get("/v1/deliveries/stats?buckets=201")).Refuses(400, "cursor_malformed");
    }

    [SkippableFact]
    public async Task APersonsNumbersAreOfTheirOwnEndpoints()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await tenant.NewEndpoint(new { url = sink.Url });
        await tenant.Publish("a", 1);
        await Eventually.Holds(async () => Buckets(await Stats(tenant, "")) is (1, 0), "one has succeeded");

        var own = (await Server.Get("/v1/deliveries/stats", anna.Token)).Json;

        Assert.Equal((0, (0, 0)), (own.GetProperty("total").GetProperty("count").GetInt32(), Buckets(own)));
        Assert.Equal(JsonValueKind.Null, own.GetProperty("successRate").ValueKind);
    }

    private static async Task<JsonElement> Stats(Tenant tenant, string query)
    {
        var answer = await tenant.Get($"/v1/deliveries/stats{query}");
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    private static (int Succeeded, int Dead) Buckets(JsonElement stats) => (
        stats.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("succeeded").GetInt32()),
        stats.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("dead").GetInt32()));

    private static string Count(JsonElement stats, string status) => stats.GetProperty("counts").GetProperty(status).GetRawText();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteStatsTests(SqliteStore store) : StatsTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresStatsTests(PostgresStore store) : StatsTests(store);

public sealed class StatsSpansTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);

    [Theory]
    [InlineData(60, 60, 1, 60, 60)]
    [InlineData(24 * 60, 24, 1, 60, 3600)]
    [InlineData(24 * 60, 200, 1, 60, 480)]
    [InlineData(24 * 60, 200, 20, 3600, 3600)]
    [InlineData(30 * 24 * 60, 30, 1, 3600, 86_400)]
    [InlineData(5, 200, 1, 60, 60)]
    public void SpansAreWholeMinutesWhereMinutesAreKeptAndWholeHoursElse(int minutes, int buckets, int keys, long step, long width)
    {
        var from = Now.AddMinutes(-minutes);
        var spans = StatsSpans.Of(from, null, buckets, keys, Now);

        Assert.Equal(step, spans.Step);
        Assert.InRange(spans.Width, width, width + step);
        Assert.True(spans.Count <= buckets && spans.Width % step == 0);
        Assert.True(spans.From <= from.ToUnixTimeSeconds() && spans.Until >= Now.ToUnixTimeSeconds());
        Assert.Equal((0, spans.Count - 1, (int?)null), (spans.PlaceOf(spans.From), spans.PlaceOf(spans.Until - 1), spans.PlaceOf(spans.Until)));
    }

    [Fact]
    public void ATimeThatIsTheWrongWayRoundIsTheLastDay()
    {
        var spans = StatsSpans.Of(Now.AddHours(1), Now.AddHours(2), 24, 1, Now);

        Assert.InRange(spans.Count, 1, 24);
        Assert.InRange(spans.Until - spans.From, 86_400, 86_520);
    }
}
