using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Bench.Sink;

/// <summary>
/// The receiver of all systems, in a process of its own: it must cost far less than what is measured, so it reads raw sockets and
/// knows just enough of HTTP. bench/deliver.sh gives it one socket thread that also runs the continuations.
/// </summary>
internal static class SinkServer
{
    private const int Backlog = 4096;

    public static async Task<int> Run(string port)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
        listener.Listen(Backlog);
        var receipts = new Receipts();
        Console.WriteLine("sink is up");
        while (true)
        {
            var socket = await listener.AcceptAsync();
            socket.NoDelay = true;
            _ = new SinkConnection(socket, receipts).Run();
        }
    }
}
