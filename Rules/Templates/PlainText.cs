using System.Text;
using System.Text.RegularExpressions;

namespace OrleansNotify.Templates;

/// <summary>Makes what a template wrote fit for a channel.</summary>
internal static partial class PlainText
{
    /// <summary>For headers and titles: line breaks and control characters are spaces, and so is what other programs take for a line break.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    /// <summary>Without what no channel can carry: control characters but tab and line break, and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                clean.Append(rune.ToString());
            }
        }

        return Gaps().Replace(clean.ToString(), "\n\n").Trim();
    }

    /// <summary>What conditions that did not hold leave behind.</summary>
    [GeneratedRegex(@"[ \t]*\n(?:[ \t]*\n){2,}")]
    private static partial Regex Gaps();
}
