using System.Globalization;
using System.Text.RegularExpressions;
using OrleansNotify.Hosting;

namespace OrleansNotify.DeployTests.Docker;

public sealed partial class DockerfileTests
{
    public static TheoryData<string, string> Programs => new() { { "silo", "Silo" }, { "gateway", "Gateway.Web" } };

    [Fact]
    public void WhatIsBuiltWithIsNotInTheImages()
    {
        Assert.Equal(["dashboard", "build", "base", "silo", "gateway"], Dockerfile.Stages.Select(stage => stage.Name));
        Assert.StartsWith("mcr.microsoft.com/dotnet/sdk:10.0", Dockerfile.Named("build").From, StringComparison.Ordinal);
        Assert.StartsWith("mcr.microsoft.com/dotnet/aspnet:10.0", Dockerfile.Named("base").From, StringComparison.Ordinal);
        Assert.Contains("chiseled", Dockerfile.Named("base").From, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramsRunAsAnOrdinaryUserAndEndAtSigterm()
    {
        Assert.Equal(["$APP_UID"], Dockerfile.Named("base").Of("USER"));
        Assert.Equal(["SIGTERM"], Dockerfile.Named("base").Of("STOPSIGNAL"));
        Assert.All(["silo", "gateway"], name => Assert.Equal("base", Dockerfile.Named(name).From));
        Assert.All(["silo", "gateway"], name => Assert.Empty(Dockerfile.Named(name).Of("USER")));
    }

    [Theory, MemberData(nameof(Programs))]
    public void EachTargetStartsItsProgram(string target, string project)
    {
        var stage = Dockerfile.Named(target);

        Assert.Equal([$"[\"dotnet\", \"OrleansNotify.{project}.dll\"]"], stage.Of("ENTRYPOINT"));
        Assert.Equal([$"--from=build /out/{target} ."], stage.Of("COPY"));
        Assert.Contains(Dockerfile.Named("build").Of("RUN"), run => run.Contains($"publish {project} ", StringComparison.Ordinal) && run.Contains($"/out/{target}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Programs))]
    public void EveryProjectThatIsNeededIsCopied(string target, string project)
    {
        var copies = Dockerfile.Named("build").Of("COPY").ToList();
        var ignore = Repository.Read(".dockerignore").Split('\n');

        foreach (var needed in Needed(project))
        {
            Assert.Contains($"{needed}/{needed}.csproj {needed}/packages.lock.json {needed}/", copies);
            Assert.Contains($"{needed}/ {needed}/", copies);
            Assert.True(ignore.Contains($"!{needed}"), $"{target}: .dockerignore hides {needed}");
        }
    }

    [Fact]
    public void TheDashboardIsBuiltWithNodeAndShippedWithTheGatewayOnly()
    {
        Assert.StartsWith("node:", Dockerfile.Named("dashboard").From, StringComparison.Ordinal);
        Assert.Contains("--from=dashboard /out/app /out/gateway/wwwroot/app", Dockerfile.Named("build").Of("COPY"));
        Assert.Contains("!clients", Repository.Read(".dockerignore").Split('\n'));
        Assert.Contains("**/node_modules", Repository.Read(".dockerignore").Split('\n'));
    }

    [Fact]
    public void WhatEveryProjectReadsIsCopied()
    {
        var copied = Dockerfile.Named("build").Of("COPY").First().Split(' ');
        string[] atTheRoot = ["global.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig"];

        Assert.Equal(atTheRoot, copied[..^1]);
        Assert.All(atTheRoot, file => Assert.True(File.Exists(Repository.Path(file)), file));
        Assert.All(atTheRoot, file => Assert.Contains($"!{file}", Repository.Read(".dockerignore").Split('\n')));
    }

    [Theory, MemberData(nameof(Programs))]
    public void EachProgramIsShippedWithMachineCode(string target, string project)
    {
        string[] scripts = ["scripts/ready.sh", "scripts/crossgen.proj"];

        Assert.Contains($"{string.Join(' ', scripts)} scripts/", Dockerfile.Named("build").Of("COPY"));
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.Path(script)), script));
        Assert.All(scripts, script => Assert.Contains($"!{script}", Repository.Read(".dockerignore").Split('\n')));
        var runs = Dockerfile.Named("build").Of("RUN").ToList();
        var ready = runs.FindIndex(run => run.Contains("scripts/ready.sh", StringComparison.Ordinal) && run.Contains($" {target}", StringComparison.Ordinal));
        Assert.True(ready > runs.FindIndex(run => run.Contains($"publish {project} ", StringComparison.Ordinal)), "before it is published there is nothing to compile");
    }

    [Fact]
    public void PortsAreThoseOfTheProduct()
    {
        var defaults = new ClusterOptions();

        Assert.Equal([string.Create(CultureInfo.InvariantCulture, $"{defaults.SiloPort} {defaults.SiloGatewayPort}")], Dockerfile.Named("silo").Of("EXPOSE"));
        Assert.Contains("PORT=3000", Assert.Single(Dockerfile.Named("gateway").Of("ENV")), StringComparison.Ordinal);
        Assert.Equal(["3000"], Dockerfile.Named("gateway").Of("EXPOSE"));
        var variables = Dockerfile.Stages.Where(stage => stage.Name != "build").SelectMany(stage => stage.Of("ENV")).SelectMany(env => env.Split(' '));
        Assert.Empty(variables.Select(variable => variable.Split('=')[0]).Except(KnownSettings.Names));
    }

    /// <summary>The project and all that it references.</summary>
    private static HashSet<string> Needed(string project)
    {
        var found = new HashSet<string> { project };
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out var next))
        {
            foreach (Match reference in Reference().Matches(Repository.Read(next, $"{next}.csproj")))
            {
                if (found.Add(reference.Groups[1].Value))
                {
                    open.Enqueue(reference.Groups[1].Value);
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"<ProjectReference Include=""\.\./([\w.]+)/")]
    private static partial Regex Reference();
}
