using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Observing;

/// <summary>As much of PromQL as tells which metrics an expression names.</summary>
internal static partial class PromQl
{
    private static readonly string[] Words = ["and", "or", "unless", "offset", "bool", "by", "without", "on", "ignoring", "group_left", "group_right"];

    public static IEnumerable<string> Metrics(string expression)
        => Name().Matches(Aside().Replace(expression, " ")).Select(match => match.Value).Except(Words);

    // Label matchers, ranges, the labels of an aggregation, strings.
    [GeneratedRegex("""\{[^}]*\}|\[[^\]]*\]|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|"[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Aside();

    // Not a function, and not the unit of a duration or part of a number.
    [GeneratedRegex("""(?<![\w.])[a-zA-Z_:][\w:]*\b(?!\s*\()""")]
    private static partial Regex Name();
}
