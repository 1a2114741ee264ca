namespace OrleansNotify.Testing;

/// <summary>Runs a test as a grain runs: one thing at a time, and what is awaited goes on after what was there before it.</summary>
public static class Turns
{
    public static Task Run(Func<Task> test) => Task.Factory.StartNew(
        test, CancellationToken.None, TaskCreationOptions.DenyChildAttach, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    /// <summary>Waits for an answer without running on from within the turn that gives it.</summary>
    public static async Task<T> Answer<T>(Task<T> task)
    {
        await Eventually.Holds(() => task.IsCompleted, "an answer", TimeSpan.FromSeconds(20));
        return await task;
    }
}
