using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Outbound;

/// <summary>What tests run as a process of its own: in a network namespace where every address is this machine, or with a proxy in the environment.</summary>
internal static class CanaryProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

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

    /// <summary>Address; whether an unguarded connection reaches a canary there; what the guarded attempts came to; whether they reached another.</summary>
    private static async Task<string> Try(IPAddress address)
    {
        var isReachable = await IsReachable(address) || await IsReachable(address);
        await using var canary = new Canary(address.AddressFamily);
        var options = new OutboundOptions { AllowHttp = true, AllowPorts = "*" };
        using var sending = new Sending(options, new FixedResolver([address.ToString()]), isDevelopment: false);
        var byName = await Post(sending, $"http://canary.example.com:{canary.Port}/");
        var host = address.AddressFamily == AddressFamily.InterNetwork ? $"{address}" : $"[{address}]";
        var byAddress = await Post(sending, $"http://{host}:{canary.Port}/");
        return $"{address} {isReachable} {byName} {byAddress} {canary.Connections > 0}";
    }

    private static async Task<string> Post(Sending sending, string url)
    {
        var result = await sending.Post(url, Patience);
        result = result.ErrorKind == "connect" ? await sending.Post(url, Patience) : result;
        return result.ErrorKind ?? "sent";
    }

    // On a canary of its own: a connection that was given up may still be accepted later. What the socket takes for connected before it
    // is, once in a few thousand times, is tried again.
    private static async Task<bool> IsReachable(IPAddress address)
    {
        await using var canary = new Canary(address.AddressFamily);
        try
        {
            using var socket = new TcpClient(address.AddressFamily);
            await socket.ConnectAsync(address, canary.Port).WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System);
            socket.Client.Shutdown(SocketShutdown.Send);
            await socket.GetStream().ReadExactlyAsync(new byte[1]);
        }
        // A socket that Linux connected to nobody is not connected.
        catch (Exception e) when (e is SocketException or TimeoutException or IOException or InvalidOperationException)
        {
        }

        return canary.Connections > 0;
    }
}
