using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Socket.IO for the dashboard: one namespace, the main one.</summary>
internal sealed class LiveApp(LiveHub hub, LiveDoor door, AllowedOrigins origins) : IEngineApp
{
    // Whether a page may ask for this tenant is known when it says for which: here, whether it is anybody's page.
    public async ValueTask<bool> Allows(string origin, HttpContext context)
    {
        await origins.Refresh(context.RequestAborted);
        return origins.Contain(origin) || (OriginText.IsPrintable(origin) && Origins.IsOwn(origin, context.Request.Host.Value ?? ""));
    }

    public IResult? Refuse(HttpContext context) => hub.TryEnter(ClientAddress.Of(context)) ? null : EngineError.TooMany;

    public IEngineHandler Open(EngineSession session, HttpContext context)
    {
        var caller = LiveCaller.Of(context);
        var main = new LiveNamespace(door, caller);
        return new SocketIoConnection(session, name => name == SocketIoPacket.Main ? main : null, () => hub.Leave(caller.Address));
    }
}
