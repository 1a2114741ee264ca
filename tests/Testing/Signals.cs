using System.Diagnostics;
using System.Globalization;

namespace OrleansNotify.Testing;

/// <summary>Signals to processes that a test started, by name: <c>STOP</c>, <c>CONT</c>, <c>TERM</c>, <c>QUIT</c>.</summary>
public static class Signals
{
    public static void Send(string signal, params IEnumerable<int> processes)
    {
        var ids = processes.Select(id => id.ToString(CultureInfo.InvariantCulture));
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", .. ids]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>A process and all that it started, the parents first.</summary>
    public static IReadOnlyList<int> Family(int process)
    {
        var path = $"/proc/{process}/task/{process}/children";
        var children = File.Exists(path) ? File.ReadAllText(path).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return [process, .. children.SelectMany(child => Family(int.Parse(child, CultureInfo.InvariantCulture)))];
    }
}
