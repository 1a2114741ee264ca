namespace Orleans.Embedded;

internal sealed partial class Activation
{
    readonly List<GrainTimer> _timers = [];

    public GrainTimer Own(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Start();
        return timer;
    }

    public void Disown(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Dispose());
    }
}
