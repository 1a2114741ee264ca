using System.Diagnostics;

namespace OrleansNotify.Faults.Clusters;

/// <summary>Programs of the system that change networks, disks and limits.</summary>
internal static class Shell
{
    public static void Run(string program, params IEnumerable<string> arguments)
    {
        var (code, said) = Try(program, arguments);
        if (code != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {said}");
        }
    }

    public static (int Code, string Said) Try(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output.Result + error).Trim());
    }

    public static bool Has(string program)
        => Array.Exists(["/usr/sbin", "/usr/bin", "/sbin", "/bin"], (string folder) => File.Exists(Path.Combine(folder, program)));
}
