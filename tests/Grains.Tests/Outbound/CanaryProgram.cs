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
        // Says only what the network is like. Once in some dozens of runs one address was not reached, and why was not found: tried twice.
        var isReachable = await IsReachable(address) || await IsReachable(address);
        await using var canary = new Canary(address.AddressFamily);
        var options = new OutboundOptions { AllowHttp = true, AllowPorts = "*" };
        using var sending = new Sending(options, new FixedResolver([address.ToString()]), isDevelopment: false);
        var byName = await sending.Post($"http://canary.example.com:{canary.Port}/", Patience);
        var host = address.AddressFamily == AddressFamily.InterNetwork ? $"{address}" : $"[{address}]";
        var byAddress = await sending.Post($"http://{host}:{canary.Port}/", Patience);
        return $"{address} {isReachable} {byName.ErrorKind ?? "sent"} {byAddress.ErrorKind ?? "sent"} {canary.Connections > 0}";
    }

    // On a canary of its own: a connection that was given up may still be accepted later.
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
