using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Outbound;

/// <summary>Listens on every address of one family, answers 200 and counts who came.</summary>
internal sealed class Canary : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _answering;

    public Canary(AddressFamily family)
    {
        _listener = new TcpListener(family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        _listener.Start();
        _answering = Answer();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _answering;
    }

    private async Task Answer()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                await Answer(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private static async Task Answer(TcpClient client)
    {
        try
        {
            await RawReceiver.Write(client.GetStream(), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            client.Client.Shutdown(SocketShutdown.Send);
            while (await client.GetStream().ReadAsync(new byte[1024]) > 0)
            {
            }
        }
        // Who connects may be gone at once.
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
        }
    }
}
