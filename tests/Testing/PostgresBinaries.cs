using System.Diagnostics;

namespace OrleansNotify.Testing;

/// <summary>The machine's own PostgreSQL programs, run as the user <c>postgres</c> where we are root, whom they refuse.</summary>
internal static class PostgresBinaries
{
    public const string Missing = "No PostgreSQL in /usr/lib/postgresql and no TEST_POSTGRES: the PostgreSQL tests did not run.";
    private const string Installed = "/usr/lib/postgresql";

    // Unlike su and runuser, setpriv becomes the program: a killed server is our own child, and we see its end.
    private static readonly string[] AsPostgres = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    public static string? Folder() => Directory.Exists(Installed)
        ? Directory.GetDirectories(Installed)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => bin, StringComparer.Ordinal)
        : null;

    public static Process Run(string folder, string program, params string[] arguments)
    {
        var path = Path.Combine(folder, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [.. AsPostgres, path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static void GiveAway(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["postgres", folder]);
            chown.WaitForExit();
        }
    }
}
