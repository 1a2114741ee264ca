using OrleansNotify.Faults.Injection;
using OrleansNotify.Faults.Ledgers;

namespace OrleansNotify.Faults.Controls;

/// <summary>Proves that the checks can fail.</summary>
internal static class ControlRuns
{
    private const int MostSeeds = 3;

    public static async Task<bool> Run(string names, FaultOptions options)
    {
        var wanted = names.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var controls = AllControls.All.Where(control => wanted.Length == 0 || wanted.Contains(control.Name)).ToList();
        using var build = new SabotagedBuild(Programs.Sources);
        var isProven = controls.Count > 0;
        foreach (var control in controls)
        {
            Console.WriteLine($"{control.Name}: {control.What}");
            isProven &= await IsFound(control, build.Build(control), options);
        }

        return isProven;
    }

    /// <summary>What a kill must hit at the right moment may need another seed.</summary>
    private static async Task<bool> IsFound(Control control, string bin, FaultOptions options)
    {
        for (var seed = options.Seed; seed < options.Seed + MostSeeds; seed++)
        {
            var plan = new RunPlan(bin, seed, [.. control.Faults.Select(Catalogue.Of)]) { PerSecond = options.Rate, Bound = TimeSpan.FromSeconds(25) };
            var result = await new FaultRun(plan, line => Console.WriteLine($"    {line}")).Run();
            var broken = result.Broken.ToList();
            var isFound = broken.Exists(finding => control.Reddens.Contains(finding.Id));
            var red = string.Join(", ", broken.Select(finding => $"{finding.Id} ({finding.Violations})"));
            Console.WriteLine($"    seed {seed}: {(isFound ? "found" : "NOT FOUND")}: {red}");
            broken.ForEach(finding => Console.WriteLine($"    {finding}"));
            Ledger.Append(options.Out, Ledger.ControlHeader, $"| {control.Name} | {control.What} | {string.Join(' ', control.Faults)} | {seed} | {(isFound ? red : "**not found**")} |");
            if (result.Folder is { } folder)
            {
                Directory.Delete(folder, recursive: true);
            }

            if (isFound)
            {
                return true;
            }
        }

        return false;
    }
}
