namespace OrleansNotify.DeployTests.Docker;

/// <summary>A stage of the Dockerfile: its name, what it starts from, and its instructions with their arguments.</summary>
internal sealed record Stage(string Name, string From, IReadOnlyList<(string Word, string Text)> Instructions)
{
    public IEnumerable<string> Of(string word) => Instructions.Where(one => one.Word == word).Select(one => one.Text);
}
