using Spectre.Console;

namespace OrleansNotify.Simulator;

internal sealed class PictureScreen(Ledger ledger) : Screen
{
    private readonly Lock _lock = new();
    private LiveDisplayContext? _live;

    public override Task Show(Func<Task> story) => AnsiConsole.Live(Picture()).AutoClear(true).StartAsync(live =>
    {
        _live = live;
        return story();
    });

    public override void Say(TimeSpan at, string text)
    {
        lock (_lock)
        {
            base.Say(at, text);
        }
    }

    public override void Draw()
    {
        lock (_lock)
        {
            _live?.UpdateTarget(Picture());
        }
    }

    private Rows Picture()
    {
        var receivers = new Grid().AddColumns(
            Column(), Column(), Column(Justify.Right), Column(), Column(), Column());
        foreach (var receiver in ledger.Receivers)
        {
            var times = ledger.Latencies(receiver);
            receivers.AddRow(
                new Text("  " + receiver.Name),
                new Markup(Strip.Of(receiver, ledger.Now)),
                new Text($"{receiver.Delivered}"),
                new Text($"p50 {Percentile.Of(times, 50)}"),
                new Text($"p99 {Percentile.Of(times, 99)}"),
                new Markup($"breaker {Colored(receiver.Breaker)}"));
        }

        return new Rows(Text.Empty, receivers, Text.Empty, new Text(
            $"  {ledger.Now.TotalSeconds,4:0.0} s  accepted {ledger.Accepted}   delivered {ledger.Delivered} of {ledger.Wanted}   retrying {ledger.Retrying}   dead letters {ledger.Dead}"));
    }

    private static GridColumn Column(Justify side = Justify.Left) => new GridColumn().NoWrap().PadRight(2).Alignment(side);

    private static string Colored(string breaker) => $"[{(breaker == "closed" ? "green" : "red")}]{breaker}[/]";
}
