using System.Globalization;
using System.Text;

namespace OrleansNotify.People;

/// <summary>A number as people write it, without what only groups its digits.</summary>
internal static class PhoneText
{
    private const int MaxLength = 40;

    /// <summary>
    /// ASCII digits after an optional <c>+</c>; null: it has anything else. The number library is more lenient: it searches a number in any
    /// text, turns letters into digits and leaves extensions out, and the message would go to somebody else.
    /// </summary>
    public static string? Digits(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        var digits = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            if (char.IsDigit(character))
            {
                digits.Append(CharUnicodeInfo.GetDecimalDigitValue(character));
            }
            else if (character is '+' or '＋' && digits.Length == 0)
            {
                digits.Append('+');
            }
            else if (!IsGrouping(character))
            {
                return null;
            }
        }

        return digits.Length > 1 ? digits.ToString() : null;
    }

    private static bool IsGrouping(char character) => character is '-' or '.' or '/' or '(' or ')' or '‐' or '‑' or '–'
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator;
}
