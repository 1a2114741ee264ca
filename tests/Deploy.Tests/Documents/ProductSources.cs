using System.Net;
using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Documents;

/// <summary>The product's C# files, by path.</summary>
internal static partial class ProductSources
{
    private static readonly string[] Floors = ["Gateway.Web", "Silo", "Grains", "Hosting", "Providers", "Storage", "Rules", "Grains.Interfaces"];

    public static IEnumerable<(string Path, string Text)> All { get; } =
    [
        .. Floors.Select(floor => Repository.Path(floor)).Where(Directory.Exists)
            .SelectMany(floor => Directory.EnumerateFiles(floor, "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path))),
    ];

    /// <summary>A documentation comment as Markdown on one line.</summary>
    /// <param name="named">What stands for a member that the comment refers to.</param>
    public static string Markdown(string comment, Func<string, string> named)
    {
        var text = Slashes().Replace(comment, " ");
        text = Summary().Match(text) is { Success: true } summary ? summary.Groups[1].Value : text;
        text = Reference().Replace(text, match => $"`{named(match.Groups[1].Value)}`");
        text = Code().Replace(text, "`$1`");
        return WebUtility.HtmlDecode(Blanks().Replace(text, " ").Trim()).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>The file is what <paramref name="text"/> says; <c>WRITE_DOCS=1</c> writes it.</summary>
    public static void AssertFresh(string name, string text)
    {
        var path = Repository.Path("docs", name);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path));
    }

    [GeneratedRegex(@"\s*\n\s*///|^\s*///")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"<see cref=""([^""]+)""\s*/>")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<c>(.*?)</c>")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
