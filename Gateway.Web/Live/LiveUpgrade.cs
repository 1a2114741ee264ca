using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;
using OrleansNotify.Http;

namespace OrleansNotify.Live;

/// <summary>Makes a WebSocket of a request. The handshake is ASP.NET's; the WebSocket is one that keeps nothing of the request.</summary>
internal sealed class LiveUpgrade(HttpContext context, IHttpUpgradeFeature? upgrade, IHttpExtendedConnectFeature? connect)
    : IHttpUpgradeFeature, IHttpExtendedConnectFeature
{
    // The one that the handshake makes is never used: it must not begin to ping. Nor must the other: a timer for each would be most of
    // what an idle one costs, and whoever has many looks after them all in one go.
    private static readonly WebSocketAcceptContext Unused = new() { KeepAliveInterval = Timeout.InfiniteTimeSpan };
    private static readonly WebSocketCreationOptions Quiet = new() { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan };

    // Others upgrade too, to hand the connection on: that is theirs as they know it.
    private bool _isOurs;

    public bool IsUpgradableRequest => upgrade?.IsUpgradableRequest ?? false;

    public bool IsExtendedConnect => connect?.IsExtendedConnect ?? false;

    public string? Protocol => connect?.Protocol;

    public static void Use(WebApplication app)
    {
        app.Use((context, next) =>
        {
            var (upgrade, connect) = (context.Features.Get<IHttpUpgradeFeature>(), context.Features.Get<IHttpExtendedConnectFeature>());
            if (upgrade is { IsUpgradableRequest: true } || connect is { IsExtendedConnect: true })
            {
                var ours = new LiveUpgrade(context, upgrade, connect);
                context.Features.Set(ours);
                context.Features.Set<IHttpUpgradeFeature>(ours);
                context.Features.Set<IHttpExtendedConnectFeature>(ours);
            }

            return next(context);
        });
        app.UseWebSockets();
    }

    /// <param name="run">What it is for; it keeps nothing of the request, and owns the WebSocket.</param>
    public static async Task Go(HttpContext context, Func<WebSocket, CorkStream, Func<Task>> run)
    {
        context.Features.GetRequiredFeature<LiveUpgrade>()._isOurs = true;
        await context.WebSockets.AcceptWebSocketAsync(Unused);
        var stream = context.Features.GetRequiredFeature<CorkStream>();
        await UpgradedConnection.Go(context, run(WebSocket.CreateFromStream(stream, Quiet), stream));
    }

    public async Task<Stream> UpgradeAsync()
    {
        var stream = await upgrade!.UpgradeAsync();
        context.Features.Get<ConnectionPlace>()?.Upgrade();
        return Cork(stream);
    }

    public async ValueTask<Stream> AcceptAsync() => Cork(await connect!.AcceptAsync());

    private Stream Cork(Stream ofRequest)
    {
        if (!_isOurs)
        {
            return ofRequest;
        }

        var stream = new CorkStream(UpgradedConnection.Take(context.Features) ?? new RequestStream(ofRequest, context.Abort));
        context.Features.Set(stream);
        return stream;
    }
}
