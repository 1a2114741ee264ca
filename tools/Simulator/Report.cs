namespace OrleansNotify.Simulator;

/// <summary>What it comes to.</summary>
internal static class Report
{
    /// <returns>Whether everything arrived.</returns>
    public static bool Print(Ledger ledger)
    {
        Console.WriteLine("\n  What each receiver answered, a character a second:\n");
        foreach (var receiver in ledger.Receivers)
        {
            Console.WriteLine($"  {receiver.Name,-8}{Strip.Of(receiver, ledger.Now)}");
        }

        Console.WriteLine($"  {Strip.Legend}\n");
        Console.WriteLine($"  {"",-8}{"delivered",10}{"twice",7}{"attempts",10}{"succeeded",11}{"failed",8}{"hung",6}{"p50",9}{"p99",9}");
        foreach (var receiver in ledger.Receivers)
        {
            Console.WriteLine(Row(ledger, receiver));
        }

        Console.WriteLine();
        Console.WriteLine(ledger.Missing == 0 && ledger.Accepted > 0
            ? $"  Nothing was lost: {ledger.Accepted} accepted events × {ledger.Receivers.Count} receivers = {ledger.Delivered} deliveries, {ledger.MostDead} of them by way of a dead letter."
            : $"  LOST: {ledger.Missing} of {ledger.Wanted} deliveries did not arrive.");
        Console.WriteLine($"  Store: {ledger.Store}.\n");
        return ledger.Missing == 0 && ledger.Accepted > 0;
    }

    private static string Row(Ledger ledger, Receiver receiver)
    {
        var counts = receiver.Attempts.CountBy(attempt => attempt.Behaviour).ToDictionary();
        var times = ledger.Latencies(receiver);
        return $"  {receiver.Name,-8}{receiver.Delivered,10}{receiver.Doubled,7}{counts.Values.Sum(),10}{counts.GetValueOrDefault(Behaviour.Succeed),11}"
            + $"{counts.GetValueOrDefault(Behaviour.Fail),8}{counts.GetValueOrDefault(Behaviour.Hang),6}{Percentile.Of(times, 50),9}{Percentile.Of(times, 99),9}";
    }
}
