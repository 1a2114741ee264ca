using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A request of the engine itself: <paramref name="run"/> as one request of the grain.</summary>
internal sealed class TurnRequest(GrainId target, Func<object, Task> run) : Request(target)
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override bool IsSettled => _done.Task.IsCompleted;

    public override Task Start(object target) => run(target);

    public override void Complete(Task outcome)
    {
        if (outcome.IsCompletedSuccessfully)
        {
            _done.TrySetResult();
        }
        else
        {
            Fail(outcome.Exception?.InnerException ?? new TaskCanceledException(outcome));
        }
    }

    // Read at once: nobody awaits a timer's tick.
    public override void Fail(Exception reason) => _ = _done.TrySetException(reason) ? _done.Task.Exception : null;

    public override string ToString() => $"a turn of {Target}";
}
