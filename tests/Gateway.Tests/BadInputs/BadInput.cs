using System.Globalization;
using System.Text;

namespace OrleansNotify.BadInputs;

/// <summary>
/// One row of the table of bad inputs: the bytes, one character a byte, and the statuses it may get. In the bytes <c>{t}</c> is the
/// prefix of a tenant's routes, <c>{token}</c> its webhook token and <c>{person}</c> the token of somebody signed in.
/// </summary>
internal sealed record BadInput(string Row, string Request, int[] Statuses, string? Code = null, bool IsCut = false)
{
    public override string ToString() => Row;

    public static BadInput Raw(string row, string request, params int[] statuses) => new(row, request, statuses);

    /// <summary>A GET or another request without a body.</summary>
    public static BadInput Get(string row, string line, string headers, int status, string? code = null)
        => new(row, $"{line} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n", [status], code);

    /// <summary>A webhook with this body.</summary>
    public static BadInput Webhook(string row, string body, int status, string? code = null, string headers = Json)
        => Post(row, "{t}/webhook", body, status, code, "Authorization: Bearer {token}\r\n" + headers);

    public static BadInput Post(string row, string path, string body, int status, string? code = null, string headers = Json)
        => new(row, string.Create(
            CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}"), [status], code);

    public const string Json = "Content-Type: application/json\r\n";

    public byte[] Bytes(string prefix, string token, string person) => Encoding.Latin1.GetBytes(Request
        .Replace("{t}", prefix, StringComparison.Ordinal)
        .Replace("{token}", token, StringComparison.Ordinal)
        .Replace("{person}", person, StringComparison.Ordinal));

    public bool NeedsPerson => Request.Contains("{person}", StringComparison.Ordinal);
}
