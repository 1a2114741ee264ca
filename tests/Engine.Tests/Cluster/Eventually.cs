using Xunit.Sdk;

namespace OrleansNotify.Engine.Tests;

internal static class Eventually
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task True(string condition, Func<bool> holds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(since) > Deadline)
            {
                throw new XunitException($"Not within {Deadline}: {condition}");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
