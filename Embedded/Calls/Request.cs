using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Something an activation has to do as one request: a call, a timer's tick, a delivery from a stream.</summary>
internal abstract class Request(GrainId target)
{
    public GrainId Target { get; } = target;

    public Dictionary<string, object>? Context { get; init; }

    public bool AlwaysInterleave { get; init; }

    public bool ReadOnly { get; init; }

    public bool KeepsAlive { get; init; } = true;

    /// <summary>Dropped, not sent on to the next activation, when its activation ends first.</summary>
    public bool LocalOnly { get; init; }

    public long SentAt { get; init; }

    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The caller has its answer (it timed out or was cancelled), so there is no use in starting.</summary>
    public abstract bool IsSettled { get; }

    public abstract Task Start(object target);

    public abstract void Complete(Task outcome);

    public abstract void Fail(Exception reason);

    public bool FailIfExpired(TimeProvider time)
    {
        if (Timeout <= TimeSpan.Zero || IsSettled || time.GetElapsedTime(SentAt) < Timeout)
        {
            return false;
        }

        Fail(new TimeoutException($"Response did not arrive on time in {Timeout} for {this}."));
        return true;
    }
}
