using System.Diagnostics;
using OrleansNotify.Bench.Sink;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>One load on one system, measured at the sink.</summary>
internal sealed class DeliveryRun(DeliverOptions options, SinkClient sink)
{
    private const double MuchByOthers = 0.1;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(12);

    // What a system does after a delivery (statuses, checkpoints) is part of its cost.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(500);
    private int _next = EventBody.FirstNumber;
    private int _runs;
    private int _disturbed;

    public string Disturbance => _disturbed == 0
        ? "nothing else took a tenth of the machine in any run"
        : $"in {_disturbed} of {_runs} runs others took a tenth of the machine or more: no figures to quote";

    /// <param name="expected">Receipts at endpoints that answer at once, of what was posted.</param>
    /// <param name="isGood">Whether an endpoint answers at once.</param>
    public async Task<Measured> Run(
        Contender contender, Func<int, Task<Posted>> load, Func<Posted, int> expected, Func<int, bool> isGood)
    {
        await sink.Reset();
        var start = Stopwatch.GetTimestamp();
        var (ours, benchs, machine) = (SystemTime.Of(contender.ProcessIds), OfBench(), SystemTime.OfMachine());
        var posted = await load(_next);
        _next += posted.Count;
        await WaitFor(expected(posted));
        await Wait(Aftermath);
        (ours, benchs, machine) = (SystemTime.Of(contender.ProcessIds) - ours, OfBench() - benchs, SystemTime.OfMachine() - machine);
        var others = (machine - ours - benchs) / (Stopwatch.GetElapsedTime(start).TotalSeconds * Environment.ProcessorCount);
        _runs++;
        _disturbed += others >= MuchByOthers ? 1 : 0;
        var all = (await sink.All())
            .Where(receipt => isGood(receipt.Endpoint) && receipt.Number >= posted.First && receipt.Number < posted.First + posted.Count)
            .ToList();
        var received = all.DistinctBy(receipt => (receipt.Number, receipt.Endpoint)).ToArray();
        return new Measured(posted, received, expected(posted), all.Count - received.Length, ours, Math.Max(0, others));
    }

    /// <summary>Until slow receivers have had everything and answered it, so that the next run starts with nothing under way.</summary>
    public async Task Drain(int expected, TimeSpan answer)
    {
        await WaitUntil(count => count.All >= expected);
        await Wait(answer);
    }

    private static Task Wait(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    private Task WaitFor(int expected) => WaitUntil(count => count.Ok >= expected);

    private async Task WaitUntil(Func<(int Ok, int All), bool> isThere)
    {
        var (last, since) = (await sink.Count(), Stopwatch.GetTimestamp());
        while (!isThere(last) && Stopwatch.GetElapsedTime(since) < GiveUpAfter)
        {
            await Wait(AskAgainAfter);
            var now = await sink.Count();
            (last, since) = (now, now == last ? since : Stopwatch.GetTimestamp());
        }
    }

    private double OfBench() => SystemTime.Of([Environment.ProcessId, options.SinkProcessId]);
}
