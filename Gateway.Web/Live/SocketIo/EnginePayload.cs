using System.Buffers;
using System.Buffers.Text;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Several packets in the body of one request: separated by U+001E, binary ones as <c>b</c> and base64.</summary>
internal static class EnginePayload
{
    /// <summary>JSON has it in no place.</summary>
    public const byte Separator = 0x1e;

    private const byte BinaryMark = (byte)'b';

    public static byte[] Encode(IReadOnlyCollection<EnginePacket> packets)
    {
        var body = new ArrayBufferWriter<byte>(packets.Sum(packet => LengthOf(packet) + 1));
        foreach (var packet in packets)
        {
            if (body.WrittenCount > 0)
            {
                body.Write([Separator]);
            }

            Write(body, packet);
        }

        return body.WrittenSpan.ToArray();
    }

    /// <summary>The first packet and what is left after it.</summary>
    /// <returns>False when it is no packet.</returns>
    public static bool TryTake(ref ReadOnlyMemory<byte> body, out EnginePacket packet)
    {
        var end = body.Span.IndexOf(Separator);
        var text = end < 0 ? body : body[..end];
        body = end < 0 ? ReadOnlyMemory<byte>.Empty : body[(end + 1)..];
        packet = new EnginePacket(text);
        return text.Length > 0 && (text.Span[0] != BinaryMark || TryDecode(text.Span[1..], out packet));
    }

    private static bool TryDecode(ReadOnlySpan<byte> base64, out EnginePacket packet)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        var status = Base64.DecodeFromUtf8(base64, bytes, out _, out var length);
        packet = new EnginePacket(bytes.AsMemory(0, length), IsBinary: true);
        return status == OperationStatus.Done;
    }

    private static int LengthOf(EnginePacket packet)
        => packet.IsBinary ? 1 + Base64.GetMaxEncodedToUtf8Length(packet.Bytes.Length) : packet.Bytes.Length;

    private static void Write(ArrayBufferWriter<byte> body, EnginePacket packet)
    {
        if (!packet.IsBinary)
        {
            body.Write(packet.Bytes.Span);
            return;
        }

        var span = body.GetSpan(LengthOf(packet));
        span[0] = BinaryMark;
        Base64.EncodeToUtf8(packet.Bytes.Span, span[1..], out _, out var length);
        body.Advance(1 + length);
    }
}
