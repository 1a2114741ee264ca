using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Fakes;

/// <summary>Where the fake mail server listens, on 127.0.0.1.</summary>
internal sealed record SmtpPort(int Number)
{
    private const int AboveHttp = 25;

    /// <summary>25 above the other fakes; with any free port for them, another free one.</summary>
    public static SmtpPort Beside(int http)
    {
        if (http != 0)
        {
            return new SmtpPort(http + AboveHttp);
        }

        // The mail server cannot say which port it was given.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new SmtpPort(((IPEndPoint)listener.LocalEndpoint).Port);
    }
}
