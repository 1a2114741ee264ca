using System.Text;

namespace OrleansNotify.Http;

/// <summary>
/// RFC 9110 §8.6: a <c>Content-Length</c> is digits. Kestrel also reads <c>+12</c>, which a server in front of this one may take for none at
/// all; how it decodes the header is the one place that sees the bytes.
/// </summary>
internal sealed class StrictLength : ASCIIEncoding
{
    private const string Header = "Content-Length";
    private static readonly StrictLength Instance = new();

    /// <summary>Null: as every other header.</summary>
    public static Encoding? Of(string header) => header.Equals(Header, StringComparison.OrdinalIgnoreCase) ? Instance : null;

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length <= chars.Length && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return base.GetChars(bytes, chars);
        }

        // Whatever is no number is refused.
        chars[0] = 'x';
        return 1;
    }
}
