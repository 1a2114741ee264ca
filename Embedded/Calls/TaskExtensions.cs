namespace Orleans;

public static class TaskExtensions
{
    /// <summary>Says that a task is not awaited on purpose; its exception is observed and dropped.</summary>
    public static void Ignore(this Task task)
        => task.ContinueWith(
            static faulted => _ = faulted.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
