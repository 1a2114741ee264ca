using System.Diagnostics;

namespace OrleansNotify.Channels;

internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Returns as soon as the condition holds; fails with its name after 20 s.</summary>
    public static async Task Holds(string name, Func<bool> condition)
    {
        for (var start = Stopwatch.GetTimestamp(); !condition();)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Deadline, $"Not within {Deadline}: {name}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
