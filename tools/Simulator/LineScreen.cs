namespace OrleansNotify.Simulator;

/// <summary>For a file or a pipe: a line a second.</summary>
internal sealed class LineScreen(Ledger ledger) : Screen
{
    private int _second = -1;

    protected override void Clear() { }

    protected override void Paint()
    {
        if ((int)ledger.Now.TotalSeconds == _second)
        {
            return;
        }

        _second = (int)ledger.Now.TotalSeconds;
        var receivers = string.Join("  ", ledger.Receivers.Select(receiver => $"{receiver.Name} {receiver.Delivered} ({receiver.Breaker})"));
        Console.WriteLine($"  {ledger.Now.TotalSeconds,4:0.0} s  accepted {ledger.Accepted,3}  retrying {ledger.Retrying,3}  dead {ledger.Dead,3}  delivered: {receivers}");
    }
}
