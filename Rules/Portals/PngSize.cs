using System.Buffers.Binary;

namespace OrleansNotify.Portals;

/// <summary>Walks all chunks: a file that ends elsewhere than its last one may be something else to another reader.</summary>
internal static class PngSize
{
    private const int HeaderLength = 13;

    // Length, name and check sum.
    private const int AroundContent = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes)
    {
        (int, int)? size = null;
        var rest = bytes.StartsWith(Signature) ? bytes[Signature.Length..] : [];
        while (rest.Length >= AroundContent && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - AroundContent)
        {
            var name = rest.Slice(4, 4);
            if (size is null && !(name.SequenceEqual("IHDR"u8) && length == HeaderLength))
            {
                return null;
            }

            size ??= (BinaryPrimitives.ReadInt32BigEndian(rest[8..]), BinaryPrimitives.ReadInt32BigEndian(rest[12..]));
            rest = rest[(AroundContent + (int)length)..];
            // acTL: an animation.
            if (name.SequenceEqual("acTL"u8) || name.SequenceEqual("IEND"u8))
            {
                return name.SequenceEqual("IEND"u8) && rest.IsEmpty ? size : null;
            }
        }

        return null;
    }
}
