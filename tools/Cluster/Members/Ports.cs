using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.OneMachine.Members;

/// <summary>
/// Every port follows from the front's, so that people and a second cluster on the same machine can tell them apart: gateways right
/// after it, the others at these distances. One that is in use is passed over.
/// </summary>
internal sealed class Ports(int front)
{
    public const int LastFront = 60_000;
    private const int Silos = 100;
    private const int SiloGateways = 200;
    private const int Healths = 300;
    private const int Databases = 400;
    private readonly HashSet<int> _taken = [];

    public int Gateway() => FreeFrom(front + 1);

    public int Silo() => FreeFrom(front + Silos);

    public int SiloGateway() => FreeFrom(front + SiloGateways);

    public int Health() => FreeFrom(front + Healths);

    public int Database() => FreeFrom(front + Databases);

    public static bool IsFree(int port)
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

    private int FreeFrom(int first)
    {
        var port = first;
        while (_taken.Contains(port) || !IsFree(port))
        {
            port++;
        }

        _taken.Add(port);
        return port;
    }
}
