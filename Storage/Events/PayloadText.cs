using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansNotify.Events;

/// <summary>What a search by text looks for in the bytes of a payload.</summary>
public static class PayloadText
{
    /// <summary>The text as it is typed, which may be a piece of JSON, and as a string of JSON may have it: its characters escaped, in either case of the digits.</summary>
    public static byte[][] Forms(string text)
    {
        var escaped = JsonEncodedText.Encode(text, JavaScriptEncoder.Default).ToString();
        var plain = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return [.. new[] { text, plain, escaped, Lowered(escaped) }.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }

    public static bool IsIn(ReadOnlySpan<byte> payload, byte[][] forms)
    {
        foreach (var form in forms)
        {
            if (payload.IndexOf(form) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Lowered(string escaped)
    {
        var text = new StringBuilder(escaped);
        for (var i = 0; i + 6 <= text.Length; i++)
        {
            if (text[i] == '\\' && text[i + 1] == 'u')
            {
                for (var digit = i + 2; digit < i + 6; digit++)
                {
                    text[digit] = char.ToLowerInvariant(text[digit]);
                }
            }
        }

        return text.ToString();
    }
}
