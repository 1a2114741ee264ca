using System.Buffers;
using System.Net.Http.Headers;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Outbound;

/// <summary>Heads for the log of attempts: lines <c>name: value</c>, secrets replaced, at most 8 KiB.</summary>
internal static class HeadText
{
    public const string Mask = CustomHeaderRules.Mask;
    private const int MaxLength = 8 * 1024;

    public static string Of(HttpResponseMessage response)
    {
        var buffer = ArrayPool<char>.Shared.Rent(MaxLength);
        var length = Append(buffer, Append(buffer, 0, response.Headers.NonValidated), response.Content.Headers.NonValidated);
        var head = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return head;
    }

    private static int Append(char[] buffer, int length, HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                length = Append(buffer, length, name);
                length = Append(buffer, length, ": ");
                length = Append(buffer, length, IsSetCookie(name) ? Mask : Printable(value));
                length = Append(buffer, length, "\n");
            }
        }

        return length;
    }

    // PostgreSQL's text cannot hold a NUL, and a line break in a value would forge a line of the log.
    private static string Printable(string value)
        => value.AsSpan().ContainsAnyInRange('\0', '\u001f')
            ? string.Create(value.Length, value, static (span, text) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = text[i] < ' ' ? ' ' : text[i];
                }
            })
            : value;

    private static bool IsSetCookie(string name) => name.StartsWith("set-cookie", StringComparison.OrdinalIgnoreCase);

    private static int Append(char[] buffer, int length, string text)
    {
        var room = buffer.AsSpan(length, Math.Min(text.Length, MaxLength - length));
        text.AsSpan(0, room.Length).CopyTo(room);
        return length + room.Length;
    }
}
