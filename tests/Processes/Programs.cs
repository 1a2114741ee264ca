namespace OrleansNotify.Processes;

/// <summary>The built programs, beside this test's own output: <c>artifacts/bin/&lt;Project&gt;/&lt;Configuration&gt;</c>.</summary>
internal static class Programs
{
    public static string Gateway => Of(Bin, "Gateway.Web");

    public static string Silo => Of(Bin, "Silo");

    /// <summary>What <c>./run cluster</c> starts.</summary>
    public static string Cluster => Of(Bin, "Cluster");

    /// <summary>What <c>./run simulate</c> starts.</summary>
    public static string Simulator => Of(Bin, "Simulator");

    /// <summary><c>artifacts/bin</c>.</summary>
    public static string Bin => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.FullName;

    /// <summary>The sources that this was built from.</summary>
    public static string Sources => new DirectoryInfo(Bin).Parent!.Parent!.FullName;

    /// <summary>A folder of tests in other languages.</summary>
    public static string TestsOf(string name) => Path.Combine(Sources, "tests", name);

    /// <param name="bin">Another build's.</param>
    public static string Of(string bin, string project)
        => Path.Combine(bin, project, new DirectoryInfo(AppContext.BaseDirectory).Name, $"OrleansNotify.{project}.dll");
}
