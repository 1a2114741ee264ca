using OrleansNotify.Edge;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Socket.IO for the dashboard: one namespace, the main one.</summary>
internal sealed class LiveApp(LiveHub hub, LiveDoor door) : IEngineApp
{
    public IResult? Refuse(HttpContext context) => hub.TryEnter(ClientAddress.Of(context)) ? null : EngineError.TooMany;

    public IEngineHandler Open(EngineSession session, HttpContext context)
    {
        var caller = LiveCaller.Of(context);
        var main = new LiveNamespace(door, caller);
        return new SocketIoConnection(session, name => name == SocketIoPacket.Main ? main : null, () => hub.Leave(caller.Address));
    }
}
