using System.Globalization;
using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Injection;

/// <summary>A process may open no more files, which sockets and connections to PostgreSQL are too.</summary>
internal static class LimitFaults
{
    // Less than what any of them has open.
    private const int Few = 32;

    public static readonly IReadOnlyList<Fault> All =
    [
        new("F24", "a silo and a gateway may open no more files", Needs.Limits, StopsProcesses: false, Limit),
    ];

    private static async Task Limit(FaultContext context)
    {
        Member[] members = [context.AnySilo(), context.AnyGateway()];
        var before = members.Select(member => Shell.Try("prlimit", "--pid", Id(member), "--nofile", "--noheadings", "--raw", "--output", "SOFT").Said).ToList();
        foreach (var member in members)
        {
            Shell.Run("prlimit", "--pid", Id(member), $"--nofile={Few}:");
        }

        await Wait.Seconds(10);
        foreach (var (member, soft) in members.Zip(before).Where(pair => pair.First.Process.IsRunning))
        {
            Shell.Run("prlimit", "--pid", Id(member), $"--nofile={soft}:");
        }

        await Wait.Seconds(1);
        await context.StartEnded();
    }

    private static string Id(Member member) => member.Process.Id.ToString(CultureInfo.InvariantCulture);
}
