using System.Globalization;
using System.Text;

namespace OrleansNotify.Deliveries;

/// <summary>Texts of others as a report can show them: nothing is shaped or reordered, so what is outside these scripts is escaped.</summary>
internal static class ReportText
{
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            shown.Append(IsDrawn(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return shown.ToString();
    }

    // Latin, Greek and Cyrillic, and the signs that come with them.
    private static bool IsDrawn(char c) => c is (>= ' ' and < '\u007f') or (>= '\u00a0' and < '\u0300') or (>= '\u0370' and < '\u0530')
        or (>= '\u1e00' and < '\u2000') or (>= '\u2010' and < '\u2028') or (>= '\u2030' and < '\u2060') or (>= '\u20a0' and < '\u20c0');
}
