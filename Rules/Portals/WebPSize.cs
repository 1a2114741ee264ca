using System.Buffers.Binary;

namespace OrleansNotify.Portals;

/// <summary>Of the three forms of a still WebP: lossy, lossless and extended.</summary>
internal static class WebPSize
{
    private const int Shortest = 30;
    private const int Animated = 0x02;
    private const int Side = 0x3FFF;
    private const int Content = 20;

    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Shortest || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WEBP"u8)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != bytes.Length - 8)
        {
            return null;
        }

        var form = bytes.Slice(12, 4);
        var content = bytes[Content..];
        if (form.SequenceEqual("VP8 "u8))
        {
            return content is [_, _, _, 0x9D, 0x01, 0x2A, ..] ? (Short(content[6..]) & Side, Short(content[8..]) & Side) : null;
        }

        if (form.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
            return content[0] == 0x2F ? ((int)(bits & Side) + 1, (int)((bits >> 14) & Side) + 1) : null;
        }

        return form.SequenceEqual("VP8X"u8) && (content[0] & Animated) == 0 ? (Long(content[4..]) + 1, Long(content[7..]) + 1) : null;
    }

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Long(ReadOnlySpan<byte> bytes) => Short(bytes) | (bytes[2] << 16);
}
