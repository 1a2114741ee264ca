using System.Globalization;

namespace OrleansNotify.Faults.Ledgers;

/// <summary>Rounds as rows of a Markdown table.</summary>
internal static class Ledger
{
    private static readonly string[] Columns = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12", "I13", "M1", "M2", "M3", "M4", "guard", "503", "heal"];

    public static string Header =>
        $"| seed | faults | accepted | unknown | {string.Join(" | ", Columns)} | per s before | back after s | drained after s |\n"
        + $"|{string.Concat(Enumerable.Repeat("---|", Columns.Length + 7))}";

    public static string Row(RunResult result)
    {
        var violations = Columns.Select(column => result.Findings.First(finding => finding.Id == column).Violations);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Seed} | {string.Join(' ', result.Faults)} | {result.Accepted} | {result.Unknown} | {string.Join(" | ", violations)} | {result.Liveness.Before:0} | {result.Liveness.Recovered.TotalSeconds:0.0} | {result.Liveness.Drained.TotalSeconds:0.0} |");
    }

    public const string ControlHeader = "| control | mistake | faults | seed | broken |\n|---|---|---|---|---|";

    public static void Append(string file, string header, string line)
    {
        if (file.Length == 0)
        {
            return;
        }

        if (!File.Exists(file))
        {
            File.WriteAllText(file, header + "\n");
        }

        File.AppendAllText(file, line + "\n");
    }
}
