namespace OrleansNotify.Channels;

public sealed class ProvidersDocumentTests
{
    [Fact]
    public async Task ThePageSaysWhatTheManifestsDo()
    {
        using var providers = new Providers();
        var expected = ProvidersDocument.Write(providers.Catalogue.Manifests);
        var page = Path.Combine(Repository(), "docs", "providers.md");
        if (Environment.GetEnvironmentVariable("WRITE_PROVIDERS") == "1")
        {
            await File.WriteAllTextAsync(page, expected);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(page));
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
