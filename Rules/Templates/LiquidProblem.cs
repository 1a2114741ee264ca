using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansNotify.Templates;

/// <summary>Reads the library's "… at (3:14)\nSource:\n…".</summary>
internal static partial class LiquidProblem
{
    public static TemplateError Read(string part, string? problem)
    {
        var match = Located().Match(problem ?? "");
        return match.Success
            ? new TemplateError(part, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[1].Value)
            : new TemplateError(part, 0, "not Liquid");
    }

    [GeneratedRegex(@"\A(.*) at \(([0-9]{1,9}):[0-9]+\)", RegexOptions.Singleline)]
    private static partial Regex Located();
}
