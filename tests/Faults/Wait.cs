namespace OrleansNotify.Faults;

internal static class Wait
{
    /// <summary>Real time: a fault holds for as long as it says.</summary>
    public static Task Seconds(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, CancellationToken.None);
}
