using System.Diagnostics;
using System.Globalization;

namespace OrleansNotify.Bench.Deliveries;

/// <summary>Processor time of this process, and of every process called <c>postgres</c> that the port's owner started.</summary>
internal static class ServerTime
{
    public static TimeSpan Own() => Process.GetCurrentProcess().TotalProcessorTime;

    public static TimeSpan OfPostgres(int postmaster)
    {
        var ticks = Directory.GetDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(Stat)
            .Where(stat => stat.Length > 0 && (stat[0] == postmaster || stat[1] == postmaster))
            .Sum(stat => stat[2] + stat[3]);
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    // Id, parent, ticks in user mode, ticks in the kernel; 100 ticks a second on Linux.
    private static long[] Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText(folder + "/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return [Number(Path.GetFileName(folder)), Number(fields[1]), Number(fields[11]), Number(fields[12])];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
