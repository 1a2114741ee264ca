using System.Collections.Concurrent;

namespace OrleansNotify.Engine.Tests;

/// <summary>What a test and the grains of one key share: both engines run the test's silo in its process.</summary>
internal sealed class Probe
{
    static readonly ConcurrentDictionary<string, Probe> All = new();
    readonly ConcurrentQueue<string> _log = new();
    readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Gate => _gate.Task;

    /// <summary>How many more times the grain is to fail.</summary>
    public int Failures;

    public string[] Log => [.. _log];

    public static Probe Of(string key) => All.GetOrAdd(key, _ => new Probe());

    public void Note(string what) => _log.Enqueue(what);

    public int Count(string what) => _log.Count(note => note == what);

    public void Open() => _gate.TrySetResult();

    public bool TakeFailure() => Interlocked.Decrement(ref Failures) >= 0;

    public Task Has(string what, int times = 1) => Eventually.True($"{what} ×{times} in [{string.Join(", ", Log)}]", () => Count(what) >= times);
}
