using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>
/// Looks again at the caller of an answer that takes long, and ends the answer when its session, key, link or role has ended. A client that
/// reads slowly, or not at all, does not delay that.
/// </summary>
internal static class CallerWatch
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>For members of a tenant, its keys and the operator.</summary>
    public static async Task<bool> StillReads(HttpContext context)
        => context.GetEndpoint()?.Metadata.GetMetadata<OperatorsRoute>() is not null
            || await TenantCaller.Again(context) is { Role: >= TenantRole.Viewer };

    /// <summary>Runs <paramref name="answer"/> until it is complete or its token is cancelled.</summary>
    public static async Task Run(
        Func<Task<bool>> isStillAllowed, Func<CancellationToken, Task> answer, TimeProvider time, CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        using var watched = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var watching = Watch(isStillAllowed, ended, time, watched.Token);
        try
        {
            await answer(ended.Token);
        }
        finally
        {
            await watched.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A file that is not whole: the connection is cut, so that the client sees it.</summary>
    public static async Task Download(HttpContext context, Func<Task<bool>> isStillAllowed, Func<CancellationToken, Task> write)
    {
        try
        {
            await Run(isStillAllowed, write, context.RequestServices.GetRequiredService<TimeProvider>(), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task Watch(Func<Task<bool>> isStillAllowed, CancellationTokenSource ended, TimeProvider time, CancellationToken stopped)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stopped))
        {
            if (!await IsAllowed(isStillAllowed))
            {
                await ended.CancelAsync();
                return;
            }
        }
    }

    private static async Task<bool> IsAllowed(Func<Task<bool>> isStillAllowed)
    {
        try
        {
            return await isStillAllowed();
        }
        catch (Exception)
        {
            // Whether it has ended is not known, as when the store is away: the next look tells.
            return true;
        }
    }
}
