using Microsoft.Extensions.Logging;
using OrleansNotify.Housekeeping;

namespace OrleansNotify.Events;

/// <summary>One tenant's events for later, or those of its log that end. A lane fails, waits and hangs alone.</summary>
internal abstract class ScheduleLane<T>(string tenant, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private LaneState _state = LaneState.Start;
    private Task _run = Task.CompletedTask;

    protected string Tenant => tenant;

    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Begins what is due, unless the last run still goes on or has failed just now.</summary>
    /// <returns>Ends with the run, and never fails.</returns>
    public Task Go(SemaphoreSlim places)
    {
        if (_run.IsCompleted && _state.NotBefore <= Now)
        {
            _run = Run(places);
        }

        return _run;
    }

    protected abstract Task<IReadOnlyList<T>> Read(SchedulePosition after, int limit, CancellationToken cancellation);

    /// <returns>False: it must come again.</returns>
    protected abstract Task<bool> Act(T one, CancellationToken cancellation);

    protected abstract SchedulePosition PositionOf(T one);

    private async Task Run(SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            await TimeLimit.Run(Pages, Longest, time, CancellationToken.None);
        }
        catch (Exception e)
        {
            Fail(e, null);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<bool> Pages(CancellationToken cancellation)
    {
        while (true)
        {
            var rows = await Read(_state.After, _state.Size, cancellation);
            var failures = await Task.WhenAll(rows.Select(row => Try(row, cancellation)));
            // A run that took too long leaves the state to the next one.
            cancellation.ThrowIfCancellationRequested();
            if (failures.FirstOrDefault(failure => failure is not null) is { } failure)
            {
                Fail(failure, rows.Count == 1 ? PositionOf(rows[0]) : null);
                return false;
            }

            if (rows.Count < _state.Size)
            {
                _state = _state.Ended(Now);
                return true;
            }

            _state = _state.Done(PositionOf(rows[^1]));
        }
    }

    private async Task<Exception?> Try(T one, CancellationToken cancellation)
    {
        try
        {
            return await Act(one, cancellation) ? null : new TimeoutException("The log does not take events.");
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void Fail(Exception exception, SchedulePosition? only)
    {
        var now = Now;
        _state = _state.Failed(only, now);
        logger.ScheduleDelayed(exception, tenant, _state.NotBefore - now);
    }
}
