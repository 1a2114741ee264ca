using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.BadInputs;

/// <summary>Row 101: while the database is away nothing is accepted, and what was accepted before is there afterwards.</summary>
public sealed class OutageTests
{
    [SkippableFact]
    public async Task AWebhookWhileTheDatabaseIsAwayIsRefusedAndMayBeSentAgain()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("notify-gateway-").FullName;
        await using var server = await Server.Start(new Database(folder, await postgres.CreateDatabaseAsync()));
        var anna = await server.Default.SignIn("anna");
        await using var socket = await anna.Connect();
        await server.Default.Notify("before");

        await postgres.KillAsync();
        var refused = await server.Default.Post("""{"type":"notification","message":"away"}""", "key-1");
        refused.Refuses(503, "unavailable");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        (await server.Get("/health")).Is(200, Seed.Alive);

        await postgres.StartAgainAsync();
        await Eventually.Holds(
            async () => (await server.Default.Post("""{"type":"notification","message":"away"}""", "key-1")).Status == 200, "it is accepted again");

        Assert.Equal([1, 2], await socket.NextSeqs(2));
        Assert.Equal(["away", "before"], (await anna.Items()).Select(item => item.GetProperty("payload").GetProperty("message").GetString()));
    }
}
