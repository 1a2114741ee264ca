using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>The connection of one live socket. One call at a time.</summary>
internal interface ILiveTransport
{
    /// <summary>Several frames come; none need be sent before <see cref="End"/>.</summary>
    void Begin();

    /// <exception cref="IOException">The connection is gone.</exception>
    /// <exception cref="WebSocketException">The same.</exception>
    ValueTask End();

    /// <exception cref="IOException">The connection is gone.</exception>
    /// <exception cref="WebSocketException">The same.</exception>
    ValueTask Send(ReadOnlyMemory<byte> frame);

    /// <summary>The last call.</summary>
    Task Close(WebSocketCloseStatus status, string reason);
}
