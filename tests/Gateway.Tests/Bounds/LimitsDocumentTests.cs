using System.Reflection;
using Microsoft.Extensions.Configuration;
using OrleansNotify.Http;

namespace OrleansNotify.Bounds;

public sealed class LimitsDocumentTests
{
    private static readonly string[] Words = ["_PER_", "MAX_", "LIMIT", "CONNECTIONS", "SOCKET", "_IN_FLIGHT", "SCHEDULED"];

    [Fact]
    public async Task ThePageSaysWhatTheCatalogueDoes()
    {
        var page = Path.Combine(Repository(), "docs", "limits.md");
        if (Environment.GetEnvironmentVariable("WRITE_LIMITS") == "1")
        {
            await File.WriteAllTextAsync(page, LimitsDocument.Write());
        }

        Assert.Equal(LimitsDocument.Write(), await File.ReadAllTextAsync(page));
    }

    [Fact]
    public void EverySettingOfABoundIsInTheCatalogueAndAmongTheSettings()
    {
        var listed = BoundCatalogue.All.Values.SelectMany(bounds => bounds).SelectMany(bound => bound.Setting?.Split(", ") ?? []).ToHashSet();
        var settings = typeof(GatewayOptions).GetProperties().Select(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()!.Name).ToHashSet();
        var page = File.ReadAllText(Path.Combine(Repository(), "docs", "configuration.md"));

        Assert.Empty(listed.Except(settings));
        Assert.DoesNotContain(settings.Except(listed), setting => Words.Any(word => setting.Contains(word, StringComparison.Ordinal)));
        Assert.All(listed, setting => Assert.True(page.Contains($"`{setting}`", StringComparison.Ordinal), setting));
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansNotify.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
