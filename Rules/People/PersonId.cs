using System.Globalization;
using System.Text;

namespace OrleansNotify.People;

/// <summary>1 to 255 printable characters.</summary>
public static class PersonId
{
    private const int MaxLength = 255;

    public static bool IsWellFormed(string? id)
        => id is { Length: > 0 and <= MaxLength } && id.Trim() == id && id.EnumerateRunes().All(IsPrintable);

    private static bool IsPrintable(Rune rune)
        => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
