using System.Diagnostics;

namespace OrleansNotify.Testing;

/// <summary>Waits in real time for what other threads bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    // Long, as a machine that runs many builds may give a test a tenth of its time; a test that passes does not wait for it.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    /// <param name="condition">Asked every 10 ms.</param>
    /// <param name="name">What is awaited, for the message of the failure.</param>
    /// <param name="deadline">Default a minute.</param>
    public static Task Holds(Func<bool> condition, string name, TimeSpan? deadline = null) =>
        Holds(() => Task.FromResult(condition()), name, deadline);

    /// <inheritdoc cref="Holds(Func{bool}, string, TimeSpan?)"/>
    public static async Task Holds(Func<Task<bool>> condition, string name, TimeSpan? deadline = null)
    {
        var limit = deadline ?? Usual;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {name}");
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}
