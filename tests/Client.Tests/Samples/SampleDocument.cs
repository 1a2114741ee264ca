using System.Text.RegularExpressions;
using OrleansNotify.Processes;

namespace OrleansNotify.ClientTests.Samples;

/// <summary>docs/samples.md, by its headings.</summary>
internal sealed partial class SampleDocument
{
    private readonly ILookup<string, (string Language, string Code)> _blocks;

    public SampleDocument()
    {
        var text = File.ReadAllText(Path.Combine(Programs.Sources, "docs", "samples.md"));
        _blocks = text.Split("\n## ")[1..]
            .SelectMany(section => Block().Matches(section), (section, match) => (Title: section.Split('\n')[0], Language: match.Groups[1].Value, Code: match.Groups[2].Value))
            .ToLookup(block => block.Title, block => (block.Language, block.Code));
    }

    public IEnumerable<string> Titles => _blocks.Select(section => section.Key);

    public string Of(string title, string language) => _blocks[title].Single(block => block.Language == language).Code;

    [GeneratedRegex("```(sh|csharp)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
