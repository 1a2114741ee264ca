using System.Net.Sockets;
using System.Text;
using OrleansNotify.BadInputs;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Bounds;

[Collection(ApartOnSqlite.Name)]
public sealed class ConnectionTests(ServerWithBounds fixture) : IClassFixture<ServerWithBounds>
{
    private const int Idle = 3 * ServerWithBounds.ConnectionsPerAddress;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private Server Server => fixture.Server;

    [SkippableFact]
    public async Task ConnectionsAboveTheBoundAreAnsweredThatTheyMustWaitAndProbesAsEver()
    {
        var idle = await Task.WhenAll(Enumerable.Range(0, Idle).Select(_ => Open()));
        try
        {
            await Eventually.Holds(async () => (await Once("/v1/inbox")).Status == 503, "the bound is reached");

            var refused = await Once("/v1/inbox");
            refused.Refuses(503, "overloaded");
            Assert.Equal(("5", "close"), (refused.Headers["Retry-After"], refused.Headers["Connection"]));
            foreach (var probe in (string[])["/health", "/healthz/live", "/healthz/ready"])
            {
                await Eventually.Holds(async () => (await Once(probe)).Status == 200, $"{probe} is answered");
            }
        }
        finally
        {
            Array.ForEach(idle, client => client.Dispose());
        }

        await Eventually.Holds(async () => (await Once("/v1/inbox")).Status == 401, "connections that end give way");
    }

    [SkippableFact]
    public async Task BodiesThatAreAnnouncedAndDoNotComeTakeNoMemory()
    {
        var opened = await Server.Get("/socket.io/?EIO=4&transport=polling");
        var sid = System.Text.Json.JsonDocument.Parse(opened.Body[1..]).RootElement.GetProperty("sid").GetString();
        var before = Server.Memory;

        var answers = await Task.WhenAll(Enumerable.Range(0, ServerWithBounds.ConnectionsPerAddress - 20).Select(_ => RawHttp.Send(
            Server.Port,
            Encoding.ASCII.GetBytes($"POST /socket.io/?EIO=4&transport=polling&sid={sid} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 60000\r\n\r\n4"),
            deadline: Deadline)));

        // The second ends the session, and with it the first.
        Assert.All(answers, answer => Assert.Equal(400, answer.Status));
        Assert.True(Server.Memory - before < 50_000_000, $"{Server.Memory - before} bytes more");
    }

    [SkippableTheory]
    [InlineData("a length", "Content-Length: 70000\r\n\r\n4")]
    [InlineData("chunks", "Transfer-Encoding: chunked\r\n\r\n11170\r\n")]
    public async Task ABodyOfMoreThan64KilobytesBeforeTheConnectIsRefused(string name, string rest)
    {
        var opened = await Server.Get("/socket.io/?EIO=4&transport=polling");
        var sid = System.Text.Json.JsonDocument.Parse(opened.Body[1..]).RootElement.GetProperty("sid").GetString();

        var answer = await RawHttp.Send(
            Server.Port, Encoding.ASCII.GetBytes($"POST /socket.io/?EIO=4&transport=polling&sid={sid} HTTP/1.1\r\nHost: x\r\n{rest}{new string('x', 70_000)}"),
            deadline: Deadline);

        Assert.True(answer.Status == 413, $"{name}: {answer.Status}");
    }

    [SkippableFact]
    public async Task BinaryPartsBeforeTheConnectCloseTheConnection()
    {
        await using var socket = await Running.Socket.Open(Server.Port, "/socket.io/?EIO=4&transport=websocket");

        await socket.Say("""451-["x",{"_placeholder":true,"num":0}]""");

        await socket.Closed();
    }

    private async Task<TcpClient> Open()
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Server.Port);
        }
        catch (SocketException)
        {
            // Closed for a newer one before it could be seen to be open.
        }

        return client;
    }

    /// <summary>Over a connection of its own.</summary>
    private Task<Answer> Once(string path)
        => RawHttp.Send(Server.Port, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), deadline: Deadline);
}
