using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>One silo's wall clock jumps.</summary>
internal static class ClockFaults
{
    private static readonly double[] Minutes = [60, -60, 5, -5];

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F21", "the clock of a silo jumps, and back", Needs.Clocks, StopsProcesses: false, Jump),
    ];

    private static async Task Jump(FaultContext context)
    {
        var silo = context.AnySilo();
        var by = TimeSpan.FromMinutes(Minutes[context.Random.Next(Minutes.Length)]);
        context.Log.Note("clock", new { silo.Name, by.TotalMinutes });
        silo.Clock!.Move(by);
        await Wait.Seconds(10);
        silo.Clock.Move(TimeSpan.Zero);
        await Wait.Seconds(1);
        await context.StartEnded();
    }
}
