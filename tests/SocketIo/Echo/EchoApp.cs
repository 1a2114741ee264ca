using OrleansNotify.Live.SocketIo;

namespace OrleansNotify.SocketIoEcho;

internal sealed class EchoApp(Func<EngineSession, IEngineHandler> open) : IEngineApp
{
    public ValueTask<bool> Allows(string origin, HttpContext context) => ValueTask.FromResult(true);

    public IResult? Refuse(HttpContext context) => null;

    public IEngineHandler Open(EngineSession session, HttpContext context) => open(session);
}
