namespace OrleansNotify.SystemTests.Processes;

/// <summary>The built programs, beside this test's own output: <c>artifacts/&lt;Engine&gt;/bin/&lt;Project&gt;/&lt;Configuration&gt;</c>.</summary>
internal static class Programs
{
#if ORLEANS
    public const bool CanCluster = true;
#else
    public const bool CanCluster = false;
#endif

    public static string Gateway => Of("Gateway.Web");

    public static string Silo => Of("Silo");

    /// <summary>What <c>./run cluster</c> starts.</summary>
    public static string Cluster => Of("Cluster");

    /// <summary>A folder of tests in other languages, in the sources that this was built from.</summary>
    public static string TestsOf(string name)
        => Path.Combine(new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "tests", name);

    private static string Of(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var bin = output.Parent!.Parent!.FullName;
        return Path.Combine(bin, project, output.Name, $"OrleansNotify.{project}.dll");
    }
}
