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

    private static string Of(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var bin = output.Parent!.Parent!.FullName;
        return Path.Combine(bin, project, output.Name, $"OrleansNotify.{project}.dll");
    }
}
