using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

public sealed class FakesArgumentsTests
{
    [Fact]
    public void WithoutOptionsThePortIsTheUsualOne()
    {
        Assert.True(FakesArguments.TryParse([], out var arguments, out _));
        Assert.Equal(new FakesArguments(3900), arguments);
    }

    [Fact]
    public void OptionsAreRead()
    {
        Assert.True(FakesArguments.TryParse(["--port", "0", "--script", "faults.json"], out var arguments, out _));
        Assert.Equal(new FakesArguments(0, "faults.json"), arguments);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void HelpIsTheUsage(string option)
    {
        Assert.True(FakesArguments.TryParse([option], out var arguments, out var answer));
        Assert.True(arguments.IsHelp);
        Assert.Contains("accept_then_hang", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "x")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--script")]
    [InlineData("--colour", "blue")]
    [InlineData("providers")]
    public void AnOptionThatIsWrongIsNamed(params string[] args)
    {
        Assert.False(FakesArguments.TryParse(args, out _, out var answer));
        Assert.Contains(args[0], answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"pigeon": {}}""", "pigeon")]
    [InlineData("""{"http": {"rules": [{"fault": "refuse", "every": 0}]}}""", "every")]
    [InlineData("[]", "cannot be read")]
    public async Task AScriptFileThatIsWrongIsNamed(string script, string problem)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, script);

        var refused = Assert.Throws<ArgumentException>(() => ScriptFile.Load(path, new FaultScripts(), ["http"]));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
