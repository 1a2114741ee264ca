using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Telemetry;

[Collection(ApartOnSqlite.Name)]
public sealed class JsonLogTests(SqliteStore store)
{
    [SkippableFact]
    public async Task EveryLineIsAnObjectAndNoneHasASecret()
    {
        await using var server = await store.Start(("LOG_FORMAT", "json"), ("Logging__LogLevel__Default", "Debug"), ("DRAIN_DELAY", "00:00:00"));
        var ann = await server.Default.SignIn("ann");
        await server.Default.NotifyPrivately(ann.Email, "canary-of-a-payload");
        await server.Stop();

        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 3, server.Output);
        Assert.All(lines, line =>
        {
            using var json = JsonDocument.Parse(line);
            Assert.True(json.RootElement.TryGetProperty("Timestamp", out _) && json.RootElement.TryGetProperty("LogLevel", out _), line);
        });
        Assert.Contains(lines, line => line.Contains("OrleansNotify is up", StringComparison.Ordinal));
        foreach (var secret in (string[])[ann.Token, Server.WebhookToken, Server.AdminToken, "canary-of-a-payload"])
        {
            Assert.DoesNotContain(secret, server.Output, StringComparison.Ordinal);
        }
    }
}
