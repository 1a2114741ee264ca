using System.Globalization;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Processor time as the kernel counts it, user and system.</summary>
internal static class SystemTime
{
    // The kernel's USER_HZ, 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    // user nice system (idle iowait) irq softirq steal: what a hypervisor takes for other machines disturbs like any other load.
    private static readonly int[] MachineFields = [1, 2, 3, 6, 7, 8];

    /// <summary>Of processes with all that they ever started, in seconds.</summary>
    public static double Of(IEnumerable<int> processIds)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Read).OfType<ProcessTime>().ToList();
        var children = all.ToLookup(process => process.Parent);
        return processIds.Sum(id => all.Where(process => process.Id == id).Sum(process => process.Ended + Tree(process))) / TicksPerSecond;

        // What ended children used is in their parents' times.
        double Tree(ProcessTime process) => process.Own + children[process.Id].Sum(child => child.Ended + Tree(child));
    }

    /// <summary>Of the whole machine that was not idle, and what its host withheld, in seconds.</summary>
    public static double OfMachine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return MachineFields.Sum(at => double.Parse(fields[at], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static ProcessTime? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            // The name in parentheses may have spaces; after it: state, parent, … and the four times.
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessTime(id, (int)Field(1), Field(11) + Field(12), Field(13) + Field(14));
            double Field(int at) => double.Parse(fields[at], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private sealed record ProcessTime(int Id, int Parent, double Own, double Ended);
}
