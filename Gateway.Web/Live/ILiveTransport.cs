using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>The connection of one live socket. One call at a time, but for <see cref="Beat"/>.</summary>
internal interface ILiveTransport
{
    /// <summary>Several frames come; none need be sent before <see cref="End"/>.</summary>
    void Begin();

    /// <exception cref="IOException">The connection is gone.</exception>
    /// <exception cref="WebSocketException">The same.</exception>
    ValueTask End();

    /// <summary>At once, if not between <see cref="Begin"/> and <see cref="End"/>.</summary>
    /// <exception cref="IOException">The connection is gone.</exception>
    /// <exception cref="WebSocketException">The same.</exception>
    ValueTask Send(ReadOnlyMemory<byte> frame);

    /// <summary>To be called now and then: sees to it that the other side is there.</summary>
    void Beat(DateTimeOffset now);

    /// <summary>The last call.</summary>
    Task Close(WebSocketCloseStatus status, string reason);
}
