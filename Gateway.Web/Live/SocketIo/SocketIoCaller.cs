using OrleansNotify.Edge;

namespace OrleansNotify.Live.SocketIo;

/// <summary>What is kept of a handshake.</summary>
/// <param name="Token">From <c>Authorization</c> or the query; what the client gives when it connects to the namespace wins.</param>
internal sealed record SocketIoCaller(string Address, string Origin, string Host, string? Token)
{
    public static SocketIoCaller Of(HttpContext context)
    {
        var request = context.Request;
        var token = Bearer.TryRead(context, out var bearer) ? bearer : null;
        return new SocketIoCaller(
            ClientAddress.Of(context), request.Headers.Origin.ToString(), request.Host.Value ?? "", token ?? request.Query["token"]);
    }
}
