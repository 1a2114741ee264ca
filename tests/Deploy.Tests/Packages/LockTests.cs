using System.Text.Json;
using System.Xml.Linq;

namespace OrleansNotify.DeployTests.Packages;

/// <summary>What is built with is what was chosen, byte for byte, and known faults of it are shown.</summary>
public sealed class LockTests
{
    private static readonly string[] NotSources = ["artifacts", "node_modules", "obj", "bin"];

    [Fact]
    public void EveryProjectLocksItsPackagesByHash()
    {
        var projects = Projects(new DirectoryInfo(Repository.Root)).ToList();

        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            var file = Path.Combine(project.DirectoryName!, "packages.lock.json");
            Assert.True(File.Exists(file), $"{project.Name} has no packages.lock.json");
            var packages = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject()).Where(package => package.Value.GetProperty("type").GetString() != "Project");
            Assert.All(packages, package => Assert.True(package.Value.GetProperty("contentHash").GetString()!.Length > 80, $"{project.Name}: {package.Name}"));
        }
    }

    [Fact]
    public void RestoringAuditsAllPackagesAndHidesNoWarning()
    {
        var settings = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal(["true"], settings["RestorePackagesWithLockFile"]);
        Assert.Equal(["true"], settings["NuGetAudit"]);
        Assert.Equal(["all"], settings["NuGetAuditMode"]);
        Assert.DoesNotContain(
            Projects(new DirectoryInfo(Repository.Root)).Select(project => project.FullName).Append(Repository.Path("Directory.Build.props"))
                .SelectMany(file => XDocument.Load(file).Descendants("NoWarn")),
            silenced => silenced.Value.Contains("NU", StringComparison.Ordinal));
    }

    private static IEnumerable<FileInfo> Projects(DirectoryInfo folder)
        => folder.EnumerateFiles("*.csproj").Concat(folder.EnumerateDirectories()
            .Where(child => child.Name[0] != '.' && !NotSources.Contains(child.Name)).SelectMany(Projects));
}
