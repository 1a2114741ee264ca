using System.Net.WebSockets;
using System.Text;

namespace OrleansNotify.Live;

public sealed class WebSocketFrameTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public async Task AMessageOfAnyLengthIsReadByAClient(int length)
    {
        var message = new string('x', length);
        byte[] frames = [.. WebSocketFrame.Text(Encoding.ASCII.GetBytes(message)), .. WebSocketFrame.Ping, .. WebSocketFrame.Text("next"u8)];
        using var client = WebSocket.CreateFromStream(new ReadOnce(frames), new WebSocketCreationOptions { IsServer = false });

        Assert.Equal(message, await Next(client));
        Assert.Equal("next", await Next(client));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void FramesAreTakenApart(int length)
    {
        var first = WebSocketFrame.Text(new byte[length]);
        ReadOnlyMemory<byte> frames = (byte[])[.. first, .. WebSocketFrame.Text("next"u8)];

        var message = WebSocketFrame.Take(ref frames, out var frame);
        var next = WebSocketFrame.Take(ref frames, out _);

        Assert.Equal((length, first.Length), (message.Length, frame.Length));
        Assert.Equal("next", Encoding.ASCII.GetString(next.Span));
        Assert.True(frames.IsEmpty);
    }

    private static async Task<string> Next(WebSocket client)
    {
        var buffer = new byte[300_000];
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await client.ReceiveAsync(buffer.AsMemory(length), default);
            length += received.Count;
        }
        while (!received.EndOfMessage);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    /// <summary>What a server has sent; what a client answers goes nowhere.</summary>
    private sealed class ReadOnce(byte[] frames) : DuplexStream
    {
        private readonly MemoryStream _frames = new(frames);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _frames.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
