using System.Net.Sockets;
using System.Text;
using OrleansNotify.Running;

namespace OrleansNotify.BadInputs;

/// <summary>Rows 25 and 26, which take half a minute: beside everything else, on a server of their own.</summary>
public sealed class SlowClientTests
{
    private const int Held = 500;

    [Fact]
    public async Task ClientsThatSendTooSlowlyAreCutOffAndHurtNobody()
    {
        await using var server = await Server.Start(Database.NewSqlite());
        var held = await Task.WhenAll(Enumerable.Range(0, Held).Select(_ => Open(server, "GET /health HTTP/1.1\r\nHost: a\r\nX: ")));
        using var slowHeaders = await Open(server, "GET /health HTTP/1.1\r\nHost: a\r\nX: ");
        using var stalledBody = await Open(
            server, $"POST /webhook HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {Server.WebhookToken}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{");

        var anna = await server.Default.SignIn("anna");
        using var unfinished = await Open(server, Upgrade($"/ws?token={anna.Token}"));
        using var engine = await Open(server, Upgrade("/socket.io/?EIO=4&transport=websocket"));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var ofHeaders = RawHttp.Read(slowHeaders.GetStream(), deadline.Token);
        var isUnfinishedEnded = Drip(unfinished.GetStream(), deadline.Token);
        var isEngineEnded = Silence(engine.GetStream(), deadline.Token);
        var ofBody = RawHttp.Read(stalledBody.GetStream(), deadline.Token);
        (await server.Default.Post("""{"type":"a"}""")).Is(200, Seed.Received);
        (await server.Get("/health")).Is(200, Seed.Alive);

        Assert.True(await isUnfinishedEnded, "A message without an end is being waited for");
        Assert.True(await isEngineEnded, "A message of Engine.IO without an end is being waited for");
        Assert.Equal(408, (await ofBody).Status);
        Assert.Equal(408, (await ofHeaders).Status);
        Assert.True(server.IsAlive);
        Assert.Equal(1, await server.Database.Number("SELECT count(*) FROM events"));
        Array.ForEach(held, client => client.Dispose());
    }

    private static string Upgrade(string path)
        => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    /// <summary>A message of 120 bytes at a byte a second.</summary>
    private static async Task<bool> Drip(NetworkStream stream, CancellationToken cancellation)
    {
        var ended = IsEnded(stream, cancellation);
        await stream.WriteAsync(new byte[] { 0x81, 0x80 | 120, 0, 0, 0, 0 }, cancellation);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            for (var sent = 0; sent < 45 && !ended.IsCompleted && await timer.WaitForNextTickAsync(cancellation); sent++)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancellation);
            }
        }
        catch (IOException)
        {
            return true;
        }

        return await ended;
    }

    /// <summary>A message of 2^63-1 bytes of which none comes.</summary>
    private static async Task<bool> Silence(NetworkStream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync(new byte[] { 0x81, 0x80 | 127, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0 }, cancellation);
        return await IsEnded(stream, cancellation);
    }

    private static async Task<bool> IsEnded(NetworkStream stream, CancellationToken cancellation)
    {
        var buffer = new byte[4_096];
        try
        {
            while (await stream.ReadAsync(buffer, cancellation) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset.
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return true;
    }

    private static async Task<TcpClient> Open(Server server, string start)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(start));
        return client;
    }
}
