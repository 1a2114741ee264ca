namespace OrleansNotify.DeployTests.Files;

/// <summary>The sources that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    private static string Find(DirectoryInfo folder)
        => File.Exists(System.IO.Path.Combine(folder.FullName, "OrleansNotify.sln")) ? folder.FullName
            : Find(folder.Parent ?? throw new DirectoryNotFoundException("OrleansNotify.sln is in no folder above the tests"));
}
