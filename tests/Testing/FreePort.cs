using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Testing;

public static class FreePort
{
    // Below those that the system gives to outgoing connections: one of these could take the port of a server that is down for a
    // moment, even a connection to that very port to itself, and the server could not come back.
    private const int First = 12_000;
    private const int Last = 32_000;
    private static int _next = Environment.ProcessId * 97 % (Last - First);

    /// <summary>A loopback port that nobody listened on a moment ago, and that this process has not taken before.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + Interlocked.Increment(ref _next) % (Last - First);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
