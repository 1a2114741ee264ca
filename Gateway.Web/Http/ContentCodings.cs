using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OrleansNotify.Http;

/// <summary>
/// <c>Content-Encoding</c> of requests (RFC 9110 §8.4): what is known is decoded, within the size that a body may have, and nothing else is
/// ever read as if it were plain. Signatures are of what is decoded.
/// </summary>
internal static class ContentCodings
{
    private const int MostInARow = 3;
    private const int ChunkBytes = 16 * 1024;
    private const string Known = "gzip, deflate, br";

    private static readonly Dictionary<string, Func<Stream, Stream>> Decoders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gzip"] = Gunzip,
        ["x-gzip"] = Gunzip,
        ["deflate"] = packed => new ZLibStream(packed, CompressionMode.Decompress),
        ["br"] = packed => new BrotliStream(packed, CompressionMode.Decompress),
    };

    /// <param name="most">Bytes of the decoded body.</param>
    public static (byte[] Body, Problem? Rejection) Decode(HttpContext context, byte[] body, long most)
    {
        var codings = Of(context.Request.Headers.ContentEncoding);
        if (codings.Length == 0)
        {
            return (body, null);
        }

        if (codings.Length > MostInARow || !codings.All(Decoders.ContainsKey))
        {
            return ([], Unsupported(context.Response));
        }

        try
        {
            // Those that were applied last are undone first.
            foreach (var coding in codings.Reverse())
            {
                if (!TryDecode(Decoders[coding], body, most, out body))
                {
                    return ([], Problems.BodyTooLarge);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return ([], Unsupported(context.Response));
        }

        return (body, null);
    }

    private static bool TryDecode(Func<Stream, Stream> decoder, byte[] packed, long most, out byte[] plain)
    {
        using var decoding = decoder(new MemoryStream(packed));
        using var decoded = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (decoding.Read(chunk) is > 0 and var count)
        {
            if (decoded.Length + count > most)
            {
                plain = [];
                return false;
            }

            decoded.Write(chunk, 0, count);
        }

        plain = decoded.ToArray();
        return true;
    }

    private static string[] Of(StringValues headers)
        => [.. headers.SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))];

    // Also of what is not what it says it is: RFC 9110 §15.5.16 has one answer for both.
    private static Problem Unsupported(HttpResponse response)
    {
        response.Headers[HeaderNames.AcceptEncoding] = Known;
        return Problems.ContentEncodingUnsupported;
    }

    private static GZipStream Gunzip(Stream packed) => new(packed, CompressionMode.Decompress);
}
