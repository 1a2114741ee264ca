using System.Buffers.Binary;

namespace OrleansNotify.Live;

/// <summary>A server's text message as one frame of a WebSocket (RFC 6455, §5.2): what is the same for all sockets is framed once.</summary>
internal static class WebSocketFrame
{
    private const byte FinalText = 0x81;
    private const byte Has16Bits = 126;
    private const byte Has64Bits = 127;

    /// <summary>Every client answers it by itself.</summary>
    public static readonly byte[] Ping = [0x89, 0];

    public static byte[] Text(ReadOnlySpan<byte> message)
    {
        var head = message.Length < Has16Bits ? 2 : message.Length <= ushort.MaxValue ? 4 : 10;
        var frame = new byte[head + message.Length];
        frame[0] = FinalText;
        switch (head)
        {
            case 2:
                frame[1] = (byte)message.Length;
                break;
            case 4:
                frame[1] = Has16Bits;
                BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message.Length);
                break;
            default:
                frame[1] = Has64Bits;
                BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)message.Length);
                break;
        }

        message.CopyTo(frame.AsSpan(head));
        return frame;
    }

    /// <summary>The message of the first of frames that <see cref="Text"/> made, and what is left after it.</summary>
    public static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> frames, out ReadOnlyMemory<byte> frame)
    {
        var span = frames.Span;
        var (head, length) = span[1] switch
        {
            Has16Bits => (4, BinaryPrimitives.ReadUInt16BigEndian(span[2..])),
            Has64Bits => (10, (int)BinaryPrimitives.ReadUInt64BigEndian(span[2..])),
            var small => (2, small),
        };
        frame = frames[..(head + length)];
        frames = frames[(head + length)..];
        return frame[head..];
    }
}
