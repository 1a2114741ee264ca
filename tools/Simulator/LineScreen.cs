using Spectre.Console;

namespace OrleansNotify.Simulator;

/// <summary>For a file or a pipe: a line a second.</summary>
internal sealed class LineScreen(Ledger ledger) : Screen
{
    private int _second = -1;

    public override void Draw()
    {
        if ((int)ledger.Now.TotalSeconds == _second)
        {
            return;
        }

        _second = (int)ledger.Now.TotalSeconds;
        var receivers = string.Join("  ", ledger.Receivers.Select(receiver => $"{receiver.Name} {receiver.Delivered} ({receiver.Breaker})"));
        Say(ledger.Now, $"accepted {ledger.Accepted,3}  retrying {ledger.Retrying,3}  dead {ledger.Dead,3}  delivered: {receivers}");
    }
}
