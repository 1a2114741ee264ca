using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>Silos that stand still for a while, as a virtual machine does that is moved.</summary>
internal static class PauseFaults
{
    private static readonly TimeSpan Detection = TimeSpan.FromSeconds(30);

    // A thawed silo that was declared dead finds it out, and ends, within this.
    private static readonly TimeSpan Awakening = TimeSpan.FromSeconds(20);

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F10", "a silo stands still for 3 s", Needs.Nothing, StopsProcesses: true, StandStill),
        new("F11", "a silo stands still until it is declared dead, and comes back", Needs.Nothing, StopsProcesses: true, ComeBack),
        new("F26", "four processes take all the time they can get", Needs.Nothing, StopsProcesses: false, Hog),
    ];

    private static async Task StandStill(FaultContext context)
    {
        var silo = context.AnySilo();
        Signals.Send("STOP", silo.Process.Id);
        await Wait.Seconds(3);
        Signals.Send("CONT", silo.Process.Id);
        await Wait.Seconds(1);
        await context.StartEnded();
    }

    private static async Task ComeBack(FaultContext context)
    {
        var (silo, audit) = (context.AnySilo(), new WriteAudit(context.Cluster));
        Signals.Send("STOP", silo.Process.Id);
        await Eventually.Holds(() => audit.IsDeclaredDead(silo), $"{silo.Name} is declared dead", Detection);
        context.Log.Note("declared dead", silo.Name);
        await context.Hold(1, 5);
        var thawedAt = await audit.Now();
        Signals.Send("CONT", silo.Process.Id);
        await Eventually.Holds(() => !silo.Process.IsRunning, $"{silo.Name}, declared dead, ends itself", Awakening);
        foreach (var late in await audit.WrittenBy(silo.Name, thawedAt))
        {
            context.Log.Late.Enqueue(late);
        }

        await context.StartEnded();
    }

    private static async Task Hog(FaultContext context)
    {
        const int Hogs = 4;
        var hogs = Enumerable.Range(0, Hogs).Select(_ => System.Diagnostics.Process.Start("sh", ["-c", "while :; do :; done"])).ToList();
        await Wait.Seconds(10);
        foreach (var hog in hogs)
        {
            hog.Kill();
            await hog.WaitForExitAsync();
            hog.Dispose();
        }
    }
}
