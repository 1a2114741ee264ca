using System.Buffers.Binary;

namespace OrleansNotify.Portals;

/// <summary>Walks the segments up to the frame header. The last two bytes end the image.</summary>
internal static class JpegSize
{
    private const int FrameLength = 7;

    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [0xFF, 0xD8, 0xFF, .., 0xFF, 0xD9])
        {
            return null;
        }

        var rest = bytes[2..];
        while (rest is [0xFF, var marker, ..] && rest.Length >= 4)
        {
            if (marker == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || length > rest.Length - 2)
            {
                return null;
            }

            if (IsFrame(marker))
            {
                return length < FrameLength ? null : (BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
            }

            rest = rest[(2 + length)..];
        }

        return null;
    }

    // SOF0 to SOF15; between them are the tables of Huffman and arithmetic codes, and a reserved one.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
