using System.Text.RegularExpressions;

namespace OrleansNotify.DeployTests.Docker;

internal static partial class Dockerfile
{
    public static IReadOnlyList<Stage> Stages { get; } = Read();

    public static Stage Named(string name) => Stages.Single(stage => stage.Name == name);

    private static List<Stage> Read()
    {
        var stages = new List<Stage>();
        var text = Repository.Read("Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (word, rest) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (word == "FROM")
            {
                var from = From().Match(rest);
                stages.Add(new Stage(from.Groups["name"].Value, from.Groups["image"].Value, []));
            }
            else
            {
                stages[^1] = stages[^1] with { Instructions = [.. stages[^1].Instructions, (word, rest)] };
            }
        }

        return stages;
    }

    [GeneratedRegex(@"^(?<image>\S+) AS (?<name>\w+)$")]
    private static partial Regex From();
}
