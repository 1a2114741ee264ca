namespace OrleansNotify.Engine.Tests;

internal interface IFailing : IGrainWithStringKey
{
    Task Fail(string message);

    Task FailAtOnce(string message);

    Task<int> FailThrough(string otherKey);

    Task<string> WaitForCancellation(CancellationToken stop);

    Task<bool> CanBeCancelled(CancellationToken stop);

    ValueTask<int> Twice(int number);

    Task<string> Activation();
}

internal sealed class FailingGrain : Grain, IFailing
{
    readonly string _activation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task FailAtOnce(string message) => throw new KeyNotFoundException(message);

    public async Task<int> FailThrough(string otherKey)
    {
        await GrainFactory.GetGrain<IFailing>(otherKey).Fail("through");
        return 1;
    }

    public async Task<string> WaitForCancellation(CancellationToken stop)
    {
        var probe = Probe.Of(this.GetPrimaryKeyString());
        probe.Note("starts");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        finally
        {
            probe.Note("cancelled");
        }

        return "";
    }

    public Task<bool> CanBeCancelled(CancellationToken stop) => Task.FromResult(stop.IsCancellationRequested);

    public ValueTask<int> Twice(int number) => ValueTask.FromResult(number * 2);

    public Task<string> Activation() => Task.FromResult(_activation);
}
