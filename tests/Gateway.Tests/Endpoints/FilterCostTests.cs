using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Endpoints;

/// <summary>What a tenant's filters may cost the machine that others share.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class FilterCostTests(SqliteStore store)
{
    private const int Endpoints = 5;
    private const int Events = 4;

    // Each filter compares each member of the list with each of its 500 values, unless something stops it.
    private static readonly string Payload = $$"""{"a":[{{string.Join(',', Enumerable.Repeat('7', 32_000))}}]}""";
    private static readonly string Lists = string.Join(',', Enumerable.Repeat($$$"""{"a":{"$in":[{{{string.Join(',', Enumerable.Range(10, 20))}}}]}}""", 25));

    // Milliseconds are due; the rest is for a machine that has other things to do.
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(4);

    [SkippableFact]
    public async Task FiltersAtTheirLimitsOverTheLargestPayloadCostLittleTime()
    {
        await using var sink = await Sink.Start();
        var tenant = await store.Server.NewTenant();
        var filter = JsonSerializer.Deserialize<JsonElement>($$"""{"$or":[{"hit":true},{{Lists}}]}""");
        for (var i = 0; i < Endpoints; i++)
        {
            await tenant.NewEndpoint(new { url = sink.Url, filter });
        }

        await tenant.Publish("a.b", new { hit = true });
        await sink.Wait(Endpoints);
        var before = store.Server.ProcessorTime;
        for (var i = 0; i < Events; i++)
        {
            Assert.Equal(202, (await tenant.Publish($$"""{"type":"a.b","payload":{{Payload}}}""")).Status);
        }

        await tenant.Publish("a.b", new { hit = true });
        await sink.Wait(2 * Endpoints);

        var spent = store.Server.ProcessorTime - before;
        Assert.True(spent < Allowed, $"{spent} of processor time");
        Assert.Equal(2 * Endpoints, sink.All.Count);
    }
}
