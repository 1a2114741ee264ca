using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrleansNotify.Live;

/// <summary>
/// A connection that outlives the request that upgraded it. The request ends with its answer, so that nothing of HTTP is kept while a
/// WebSocket is open (about 10 KB each), and the socket is written to directly.
/// </summary>
internal sealed class UpgradedConnection : IConnectionHeartbeatFeature
{
    public const int Backlog = 4096;

    private readonly ConnectionContext _connection;
    private Action _beat = () => { };
    private Func<Task>? _run;
    private bool _isTaken;

    private UpgradedConnection(ConnectionContext connection)
    {
        _connection = connection;
        connection.Features.Get<IConnectionHeartbeatFeature>()?.OnHeartbeat(self => ((UpgradedConnection)self)._beat(), this);
    }

    /// <summary>Also makes an answer wait until the system has taken it, so that what is written to the socket next comes after it.</summary>
    /// <param name="around">Runs around each connection, from its first byte to its last; null: nothing does.</param>
    public static void Use(IWebHostBuilder host, Func<IServiceProvider, Func<ConnectionDelegate, ConnectionDelegate>>? around = null)
    {
        host.UseSockets(sockets =>
        {
            // The system's events come to a thread of the pool already: what they call for is done there, without a hop to another.
            sockets.UnsafePreferInlineScheduling = true;
            sockets.MaxWriteBufferSize = 1;
            // Where it is full the system drops who comes, a probe too, and they try again after a second.
            sockets.Backlog = Backlog;
        });
        host.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            if (around is not null)
            {
                endpoint.Use(around(kestrel.ApplicationServices));
            }

            endpoint.Use(Run);
        }));
    }

    /// <summary>What is read and written once the request's answer is out. Null when the connection is not the request's alone: TLS, HTTP/2.</summary>
    public static DuplexStream? Take(IFeatureCollection request)
    {
        if (request.Get<UpgradedConnection>() is not { } upgraded || request.Get<ITlsConnectionFeature>() is not null
            || request.Get<IHttpRequestFeature>()?.Protocol != HttpProtocol.Http11
            || request.Get<IConnectionSocketFeature>() is not { Socket: { ProtocolType: ProtocolType.Tcp } socket })
        {
            return null;
        }

        upgraded._isTaken = true;
        return new SocketStream(upgraded._connection, socket);
    }

    /// <summary>Runs what a request was upgraded for: after it where it can, otherwise in it.</summary>
    public static Task Go(HttpContext context, Func<Task> run)
    {
        if (context.Features.Get<UpgradedConnection>() is not { _isTaken: true } upgraded)
        {
            return run();
        }

        upgraded._run = run;
        return Task.CompletedTask;
    }

    // HTTP has the heartbeat tell it of its timeouts, and would be kept by that.
    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state) => _beat += () => action(state);

    private static ConnectionDelegate Run(ConnectionDelegate http) => async connection =>
    {
        var upgraded = new UpgradedConnection(connection);
        connection.Features.Set(upgraded);
        connection.Features.Set<IConnectionHeartbeatFeature>(upgraded);
        await http(connection);
        upgraded._beat = () => { };
        if (upgraded._run is { } run)
        {
            await run();
        }
    };
}
