using System.Globalization;
using Spectre.Console;

namespace OrleansNotify.Simulator;

/// <summary>What it comes to.</summary>
internal static class Report
{
    /// <returns>Whether everything arrived.</returns>
    public static bool Print(Ledger ledger)
    {
        AnsiConsole.MarkupLine("\n  What each receiver answered, a character a second:\n");
        var strips = new Grid().AddColumns(new GridColumn().NoWrap(), new GridColumn());
        foreach (var receiver in ledger.Receivers)
        {
            strips.AddRow("  " + receiver.Name, Strip.Of(receiver, ledger.Now));
        }

        AnsiConsole.Write(strips);
        AnsiConsole.MarkupLine($"  {Strip.Legend}\n");
        AnsiConsole.Write(Counts(ledger));
        var isComplete = ledger.Missing == 0 && ledger.Accepted > 0;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, isComplete
            ? $"\n  [green]Nothing was lost[/]: {ledger.Accepted} accepted events × {ledger.Receivers.Count} receivers = {ledger.Delivered} deliveries, {ledger.MostDead} of them by way of a dead letter."
            : (FormattableString)$"\n  [red]LOST[/]: {ledger.Missing} of {ledger.Wanted} deliveries did not arrive.");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  Store: {ledger.Store}.\n");
        return isComplete;
    }

    private static Table Counts(Ledger ledger)
    {
        var table = new Table().SimpleBorder().AddColumn("");
        foreach (var name in (string[])["delivered", "twice", "attempts", "succeeded", "failed", "hung", "p50", "p99"])
        {
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        }

        foreach (var receiver in ledger.Receivers)
        {
            var counts = receiver.Attempts.CountBy(attempt => attempt.Behaviour).ToDictionary();
            var times = ledger.Latencies(receiver);
            table.AddRow(
                receiver.Name, $"{receiver.Delivered}", $"{receiver.Doubled}", $"{counts.Values.Sum()}", $"{counts.GetValueOrDefault(Behaviour.Succeed)}",
                $"{counts.GetValueOrDefault(Behaviour.Fail)}", $"{counts.GetValueOrDefault(Behaviour.Hang)}", Percentile.Of(times, 50), Percentile.Of(times, 99));
        }

        return table;
    }
}
