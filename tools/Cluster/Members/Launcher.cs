using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansNotify.OneMachine.Members;

/// <summary>Linux takes the death of the thread that started a process for that of its parent: so one that stays starts them all.</summary>
internal sealed class Launcher : IDisposable
{
    private readonly BlockingCollection<Action> _starts = [];

    public Launcher() => new Thread(Run) { IsBackground = true, Name = "launcher" }.Start();

    public Task Start(Process process)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    public void Dispose() => _starts.CompleteAdding();

    private void Run()
    {
        foreach (var start in _starts.GetConsumingEnumerable())
        {
            start();
        }
    }
}
