namespace OrleansNotify.Simulator;

internal sealed class PictureScreen(Ledger ledger) : Screen
{
    private int _lines;

    protected override void Clear()
    {
        if (_lines > 0)
        {
            Console.Write($"\e[{_lines}A\e[0J");
            _lines = 0;
        }
    }

    protected override void Paint()
    {
        string[] lines =
        [
            "",
            .. ledger.Receivers.Select(Line),
            "",
            $"  {ledger.Now.TotalSeconds,4:0.0} s  accepted {ledger.Accepted}   delivered {ledger.Delivered} of {ledger.Wanted}   retrying {ledger.Retrying}   dead letters {ledger.Dead}",
        ];
        // A line that wraps would be two, and the next picture one too high.
        Console.Write(string.Concat(lines.Select(line => (line.Length < Console.BufferWidth ? line : line[..(Console.BufferWidth - 1)]) + "\n")));
        _lines = lines.Length;
    }

    private string Line(Receiver receiver)
    {
        var times = ledger.Latencies(receiver);
        return $"  {receiver.Name,-8}{Strip.Of(receiver, ledger.Now),-34}{receiver.Delivered,5}   p50 {Percentile.Of(times, 50),-8} p99 {Percentile.Of(times, 99),-8} breaker {receiver.Breaker}";
    }
}
