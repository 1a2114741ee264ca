using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Documents;

/// <summary>docs/problems.md has every problem that the gateway's files declare.</summary>
public sealed partial class ProblemsDocumentTests
{
    private const string Head = """
        # Problems

        Written from the gateway's files: `WRITE_DOCS=1 dotnet test tests/Deploy.Tests --filter Document`.

        Every answer that is no success is `application/problem+json` (RFC 9457): `type` (`urn:orleansnotify:problem:<code>`), `title`, `status`,
        `code`, `requestId` (also the header `X-Request-Id`, and in the log), and of a batch `index`. Programs go by `code`, people by `title`;
        the titles below have `…` where the answer names something. A route of an older product answers as that product did, with the same fields
        beside its own. 429 and 503 have `Retry-After` in seconds.

        | status | code | title |
        |---|---|---|

        """;

    [Fact]
    public void ThePageSaysWhatTheFilesDo() => ProductSources.AssertFresh("problems.md", Write());

    [Fact]
    public void NoCodeHasTwoStatuses()
    {
        var doubled = Read().GroupBy(problem => problem.Code).Where(code => code.Select(problem => problem.Status).Distinct().Count() > 1).Select(code => code.Key);

        Assert.Equal(SeveralStatuses, doubled.Order(StringComparer.Ordinal));
    }

    // 400 is the card product's own answer, which its programs rely on.
    private static readonly string[] SeveralStatuses = ["endpoint_invalid"];

    private static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var problem in Read().GroupBy(problem => (problem.Status, problem.Code)).OrderBy(problem => problem.Key.Status).ThenBy(problem => problem.Key.Code, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {problem.Key.Status} | `{problem.Key.Code}` | {string.Join("<br>", problem.Select(one => one.Title).Distinct().Order(StringComparer.Ordinal))} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(int Status, string Code, string Title)> Read()
        => from file in ProductSources.All
           where file.Path.Contains("Gateway.Web", StringComparison.Ordinal)
           from match in Declared().Matches(file.Text)
           let status = match.Groups["status"].Value
           select (status.Length == 0 ? 422 : int.Parse(status, CultureInfo.InvariantCulture), match.Groups["code"].Value, Title(match.Groups["title"].Value));

    private static string Title(string text)
        => text.TrimStart('$') is ['"', .. var quoted] ? Hole().Replace(quoted[..^1].Replace("\\\"", "\"", StringComparison.Ordinal), "…").Replace("|", "\\|", StringComparison.Ordinal) : "…";

    [GeneratedRegex(@"(?:new(?: Problem)?\(\s*(?<status>[45]\d\d),|\bInvalid\()\s*""(?<code>[a-z_]+)"",\s*(?<title>\$""(?:[^""\\{]|\\.|\{(?:[^{}""]|""[^""]*"")*\})*""|""(?:[^""\\]|\\.)*""|\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\{(?:[^{}""]|""[^""]*"")*\}")]
    private static partial Regex Hole();
}
