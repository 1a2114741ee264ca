using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>Clients of other addresses than the one that probes.</summary>
internal static class Strangers
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="address">Which of some two hundred.</param>
    public static async Task<Socket> Connect(int port, int address, CancellationToken end)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{1 + (address % 200)}"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, end);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static HttpClient Http(int port, int address, int connections) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        MaxConnectionsPerServer = connections,
        ConnectCallback = async (_, end) => new NetworkStream(await Connect(port, address, end), ownsSocket: true),
    })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(30),
    };

    public static async Task Send(this Socket socket, string text, CancellationToken end) => await socket.SendAsync(Encoding.ASCII.GetBytes(text), end);

    /// <summary>Reads on until the server closes.</summary>
    /// <returns>The first line.</returns>
    public static async Task<string> ReadUntilClosed(this Socket socket, CancellationToken end)
    {
        var (buffer, first) = (new byte[4_096], "");
        int read;
        while ((read = await socket.ReceiveAsync(buffer, end)) > 0)
        {
            first = first.Length > 0 ? first : Encoding.ASCII.GetString(buffer, 0, read).Split("\r\n")[0];
        }

        return first;
    }

    /// <summary>So many clients that each do it again and again, whatever the server refuses or closes.</summary>
    /// <param name="pause">Before a client's next turn: without any, what the clients take of the machine would be all that is measured.</param>
    public static Task Repeat(int clients, TimeSpan pause, Func<int, CancellationToken, Task> turn, CancellationToken end) => Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
    {
        await Task.Yield();
        while (!end.IsCancellationRequested)
        {
            try
            {
                await turn(client, end);
            }
            catch (Exception e) when (e is SocketException or IOException or HttpRequestException or OperationCanceledException or WebSocketException)
            {
            }

            await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
        }
    }));
}
