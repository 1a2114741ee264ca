using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Outbound;

/// <summary>What tests run as a process of its own: in a network namespace where every address is this machine, or with a proxy in the environment.</summary>
internal static class CanaryProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["post", var url])
        {
            using var sending = new Sending();
            var result = await sending.Post(url);
            Console.WriteLine($"{result.StatusCode} {result.ErrorKind}");
            return 0;
        }

        foreach (var address in args.Select(IPAddress.Parse))
        {
            Console.WriteLine(await Try(address));
        }

        return 0;
    }

    /// <summary>Address; whether an unguarded connection reaches the canary there; what the guarded attempt came to; whether it did.</summary>
    private static async Task<string> Try(IPAddress address)
    {
        using var canary = new TcpListener(address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        canary.Start();
        var port = ((IPEndPoint)canary.LocalEndpoint).Port;
        var answering = Answer(canary);
        var isReachable = await IsReachable(address, port);
        var before = Connections;
        var options = new OutboundOptions { AllowHttp = true, AllowPorts = "*" };
        using var sending = new Sending(options, new FixedResolver([address.ToString()]), isDevelopment: false);
        var byName = await sending.Post($"http://canary.example.com:{port}/", TimeSpan.FromSeconds(2));
        var host = address.AddressFamily == AddressFamily.InterNetwork ? $"{address}" : $"[{address}]";
        var byAddress = await sending.Post($"http://{host}:{port}/", TimeSpan.FromSeconds(2));
        var reached = Connections - before;
        canary.Stop();
        await answering;
        return $"{address} {isReachable} {byName.ErrorKind ?? "sent"} {byAddress.ErrorKind ?? "sent"} {reached > 0}";
    }

    private static int Connections { get; set; }

    private static async Task Answer(TcpListener canary)
    {
        try
        {
            while (true)
            {
                using var client = await canary.AcceptTcpClientAsync();
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

    private static async Task<bool> IsReachable(IPAddress address, int port)
    {
        var before = Connections;
        try
        {
            using var socket = new TcpClient(address.AddressFamily);
            await socket.ConnectAsync(address, port).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System);
            socket.Client.Shutdown(SocketShutdown.Send);
            await socket.GetStream().ReadExactlyAsync(new byte[1]);
        }
        // A socket that Linux connected to nobody is not connected.
        catch (Exception e) when (e is SocketException or TimeoutException or IOException or InvalidOperationException)
        {
        }

        return Connections > before;
    }
}
