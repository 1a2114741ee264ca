using OrleansNotify.Channels;

namespace OrleansNotify.Deliveries;

/// <summary>One row of figures while it is counted: on the path of every attempt, so it is changed in place.</summary>
internal sealed class FigureTally
{
    private readonly long[] _durations = new long[DurationHistogram.Size];
    private long _succeeded;
    private long _failed;
    private long _dead;

    public void Add(string status, AttemptRow attempt)
    {
        switch (status)
        {
            case DeliveryStatus.Succeeded:
                _succeeded++;
                break;
            case DeliveryStatus.Dead:
                _dead++;
                break;
            default:
                _failed++;
                break;
        }

        if (attempt.StatusCode is not null)
        {
            _durations[DurationHistogram.PlaceOf(attempt.Duration)]++;
        }
    }

    /// <summary>An attempt at a message: without a known answer it has no duration.</summary>
    public void Add(MessageState state, OutcomeKind outcome, TimeSpan duration)
    {
        switch (state)
        {
            case MessageState.Accepted:
                _succeeded++;
                break;
            case MessageState.Waiting:
                _failed++;
                break;
            default:
                _dead++;
                break;
        }

        if (outcome != OutcomeKind.Unknown)
        {
            _durations[DurationHistogram.PlaceOf(duration)]++;
        }
    }

    public void Add(DeliveryFigures figures)
    {
        _succeeded += figures.Succeeded;
        _failed += figures.Failed;
        _dead += figures.Dead;
        for (var i = 0; i < _durations.Length; i++)
        {
            _durations[i] += figures.Durations[i];
        }
    }

    /// <summary>When nothing is added any longer.</summary>
    public DeliveryFigures Of(string tenant, string kind, string key, long step, long at)
        => new(tenant, kind, key, step, at, _succeeded, _failed, _dead, _durations);
}
