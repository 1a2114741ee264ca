using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>Keys of the curve P-256 as Web Push writes them.</summary>
internal static class P256
{
    public const int PointLength = 65;
    public const int ScalarLength = 32;

    private const int CoordinateLength = 32;
    private const byte Uncompressed = 4;

    /// <summary>Whether the bytes are a point of the curve, uncompressed.</summary>
    public static bool IsPoint(byte[] point)
    {
        if (point.Length != PointLength || point[0] != Uncompressed)
        {
            return false;
        }

        try
        {
            using var key = PublicKey(point);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    public static ECDiffieHellman PublicKey(ReadOnlySpan<byte> point)
        => ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointOf(point) });

    public static byte[] Bytes(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    public static ECPoint PointOf(ReadOnlySpan<byte> point)
        => new() { X = point.Slice(1, CoordinateLength).ToArray(), Y = point[(1 + CoordinateLength)..].ToArray() };
}
