using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Lifecycle;

[Collection(ApartOnSqlite.Name)]
public sealed class ProbeTests(SqliteStore store)
{
    [SkippableTheory]
    [InlineData("startup")]
    [InlineData("ready")]
    [InlineData("live")]
    public async Task AServerThatIsUpSaysSo(string probe) => (await store.Server.Get($"/healthz/{probe}")).Is(200, """{"status":"ok","reason":null}""");

    [SkippableFact]
    public async Task WhoLeavesIsNotReadyFirstServesOnAndThenSendsSocketsElsewhere()
    {
        var healthPort = FreePort.Take();
        await using var server = await store.Start(
            ("HEALTH_PORT", healthPort.ToString(CultureInfo.InvariantCulture)), ("DRAIN_DELAY", "00:00:04"), ("DRAIN_SPREAD", "00:00:01"));
        using var probes = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{healthPort}") };
        var ann = await server.Default.SignIn("ann");
        await using var socket = await ann.Connect();
        Assert.Equal(200, await Status(probes, "/healthz/ready"));
        var watch = Stopwatch.StartNew();

        var stopping = server.Stop();

        await Eventually.Holds(async () => await Status(probes, "/healthz/ready") == 503, "it is not ready any more");
        Assert.Equal("it is leaving", (await Body(probes, "/healthz/ready")).GetProperty("reason").GetString());
        Assert.Equal(200, await Status(probes, "/healthz/live"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"only after {watch.Elapsed}");
        var served = await server.Get("/health");
        served.Is(200, Seed.Alive);
        Assert.Equal("close", served.Headers["Connection"]);
        await server.Default.Notify("still taken");
        await socket.Next("notification");
        Assert.Equal(1001, await socket.Closed());
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(4), $"already after {watch.Elapsed}");
        await stopping;
        Assert.Equal(0, server.ExitCode);
    }

    [SkippableFact]
    public async Task AHealthPortInUseIsNamed()
    {
        var port = store.Server.Port.ToString(CultureInfo.InvariantCulture);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Start(("HEALTH_PORT", port)));

        Assert.Contains($"broken configuration: HEALTH_PORT {port} is in use", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<int> Status(HttpClient probes, string path)
    {
        using var response = await probes.GetAsync(path);
        return (int)response.StatusCode;
    }

    private static async Task<JsonElement> Body(HttpClient probes, string path)
    {
        using var response = await probes.GetAsync(path);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
