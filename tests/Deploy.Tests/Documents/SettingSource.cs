using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Documents;

/// <summary>A class of options as its file declares it.</summary>
internal sealed partial record SettingSource(string Name, string About, IReadOnlyList<SettingSource.Setting> Settings)
{
    /// <param name="Values">What it may be, where that is bounded.</param>
    internal sealed record Setting(string Name, string Effect, string Values);

    public static IReadOnlyList<SettingSource> All { get; } =
    [
        .. ProductSources.All.Where(file => Property().IsMatch(file.Text)).Select(file => Read(file.Text)),
    ];

    private static SettingSource Read(string text)
    {
        var constants = Constant().Matches(text).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var properties = Property().Matches(text).ToArray();
        var names = properties.ToDictionary(match => match.Groups["name"].Value, match => Key(match, constants));
        var type = Type().Match(text);
        return new SettingSource(
            type.Groups["name"].Value,
            ProductSources.Markdown(type.Groups["doc"].Value, member => member),
            [.. properties.Select(match => new Setting(
                Key(match, constants),
                ProductSources.Markdown(match.Groups["doc"].Value, member => names.GetValueOrDefault(member, member)),
                Values(match.Groups["rest"].Value)))]);
    }

    private static string Key(Match match, Dictionary<string, string> constants)
        => match.Groups["key"].Value is ['"', .. var quoted] ? quoted.TrimEnd('"') : constants[match.Groups["key"].Value];

    private static string Values(string attributes)
        => Span().Match(attributes) is { Success: true } span ? $"{span.Groups[1].Value} to {span.Groups[2].Value}"
            : Number().Match(attributes) is { Success: true } number ? $"{number.Groups[1].Value.Replace("_", "", StringComparison.Ordinal)} to {number.Groups[2].Value.Replace("_", "", StringComparison.Ordinal)}"
            : Allowed().Match(attributes) is { Success: true } allowed
                ? string.Join(", ", Text().Matches(allowed.Groups[1].Value).Select(match => match.Groups[1].Value.Length == 0 ? "empty" : $"`{match.Groups[1].Value}`"))
            : "";

    [GeneratedRegex(@"(?<doc>(?:[ \t]*///[^\n]*\n)+)[ \t]*\[ConfigurationKeyName\((?<key>""[A-Z0-9_]+""|\w+)\)(?<rest>[^\n]*)\]\n\s*public \S+ (?<name>\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"const string (\w+) = ""([A-Z0-9_]+)"";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<doc>(?:///[^\n]*\n)+)(?:\[[^\n]*\]\n)*(?:public|internal) sealed class (?<name>\w+Options)")]
    private static partial Regex Type();

    [GeneratedRegex(@"Range\(typeof\(TimeSpan\), ""([^""]+)"", ""([^""]+)""")]
    private static partial Regex Span();

    [GeneratedRegex(@"Range\(([0-9_]+), ([0-9_]+)")]
    private static partial Regex Number();

    [GeneratedRegex(@"AllowedValues\(((?:""[^""]*""(?:, )?)+)")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"""([^""]*)""")]
    private static partial Regex Text();
}
