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

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var ofHeaders = RawHttp.Read(slowHeaders.GetStream(), deadline.Token);
        var ofBody = RawHttp.Read(stalledBody.GetStream(), deadline.Token);
        (await server.Default.Post("""{"type":"a"}""")).Is(200, Seed.Received);
        (await server.Get("/health")).Is(200, Seed.Alive);

        Assert.Equal(408, (await ofBody).Status);
        Assert.Equal(408, (await ofHeaders).Status);
        Assert.True(server.IsAlive);
        Assert.Equal(1, await server.Database.Number("SELECT count(*) FROM events"));
        Array.ForEach(held, client => client.Dispose());
    }

    private static async Task<TcpClient> Open(Server server, string start)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(start));
        return client;
    }
}
