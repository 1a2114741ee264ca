namespace Orleans.Embedded;

/// <summary>
/// One thread at a time for one activation. Not the base library's exclusive scheduler: here the type of the current
/// scheduler answers "whose turn is this?", and one turn starts many requests.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // Then other activations get the thread.
    const int TurnsAtOnce = 50;

    [ThreadStatic]
    static TurnScheduler? t_running;

    readonly Lock _gate = new();
    readonly Queue<Task> _turns = new();
    bool _pumpWanted;
    bool _scheduled;

    public Activation Activation { get; } = activation;

    public void WakePump()
    {
        lock (_gate)
        {
            _pumpWanted = true;
            ScheduleOnce();
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _turns.Enqueue(task);
            ScheduleOnce();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && t_running == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _turns];
        }
    }

    void ScheduleOnce()
    {
        if (!_scheduled)
        {
            _scheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        t_running = this;
        for (var turns = 0; Next(turns) is { } turn; turns++)
        {
            if (turn.Status == TaskStatus.Created)
            {
                turn.RunSynchronously(this);
            }
            else
            {
                TryExecuteTask(turn);
            }
        }

        t_running = null;
    }

    Task? Next(int turns)
    {
        lock (_gate)
        {
            _scheduled = false;
            if (turns == TurnsAtOnce && (_turns.Count > 0 || _pumpWanted))
            {
                ScheduleOnce();
                return null;
            }

            if (!_turns.TryDequeue(out var turn) && _pumpWanted)
            {
                _pumpWanted = false;
                // A task, so that what the requests await comes back to this scheduler.
                turn = new Task(static activation => ((Activation)activation!).Pump(), Activation);
            }

            _scheduled = turn is not null;
            return turn;
        }
    }
}
