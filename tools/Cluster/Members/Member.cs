using System.Diagnostics;

namespace OrleansNotify.OneMachine.Members;

/// <summary>One process that is started again whenever it ends, until it is told to stop.</summary>
internal sealed class Member(MemberPlan plan, MemberLog log, Launcher launcher, Chronicle chronicle, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _firstUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private Process? _process;
    private Task _run = Task.CompletedTask;

    public MemberPlan Plan => plan;

    public MemberState State { get; private set; } = MemberState.Stopped;

    /// <summary>When it came into its state.</summary>
    public DateTimeOffset Since { get; private set; }

    public int Restarts { get; private set; }

    public int? ProcessId { get; private set; }

    /// <summary>Completes when it is up.</summary>
    /// <exception cref="MemberFailedException">It ended before, or hangs.</exception>
    public async Task Start(CancellationToken cancellation)
    {
        _run = KeepRunning();
        try
        {
            await SayThatItStarts().WaitAsync(StartDeadline, clock, cancellation);
        }
        catch (TimeoutException)
        {
            throw new MemberFailedException($"{plan.Name} is not up after {StartDeadline.TotalMinutes} minutes; its log is {log.Path}\n{log.Tail}");
        }
    }

    /// <param name="hurry">Kills it without waiting longer.</param>
    public async Task Stop(CancellationToken hurry)
    {
        await _stop.CancelAsync();
        Tell(process => plan.Stop.Send(process.Id));
        try
        {
            await _run.WaitAsync(StopDeadline, clock, hurry);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            chronicle.Say(e is TimeoutException
                ? $"{plan.Name} (process {ProcessId}) does not end after {StopDeadline.TotalSeconds} s and is killed"
                : $"{plan.Name} (process {ProcessId}) is killed");
            Tell(process => process.Kill(entireProcessTree: true));
            await _run;
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        log.Dispose();
    }

    private async Task SayThatItStarts()
    {
        while (await Task.WhenAny(_firstUp.Task, Task.Delay(SayEvery, clock)) != _firstUp.Task)
        {
            chronicle.Say($"{plan.Name} (process {ProcessId}) is still starting; its log is {log.Path}");
        }

        await _firstUp.Task;
    }

    private async Task KeepRunning()
    {
        while (true)
        {
            var code = await RunOnce();
            if (_stop.IsCancellationRequested || !_firstUp.Task.IsCompletedSuccessfully)
            {
                break;
            }

            Enter(MemberState.Down);
            chronicle.Say($"{plan.Name} (process {ProcessId}) ended, exit code {code}; it is started again");
            Restarts++;
            await Task.Delay(Pause, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stop.IsCancellationRequested)
            {
                break;
            }
        }

        Enter(MemberState.Stopped);
        _firstUp.TrySetException(new MemberFailedException($"{plan.Name} ended at its start; its log is {log.Path}\n{log.Tail}"));
    }

    private async Task<int> RunOnce()
    {
        Enter(MemberState.Starting);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        // Not WaitForExitAsync: that also waits for whoever inherited the output, as a database's processes do.
        process.Exited += (_, _) => ended.SetResult();
        await launcher.Start(process);
        Hold(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (_stop.IsCancellationRequested)
        {
            Tell(one => plan.Stop.Send(one.Id));
        }

        await ended.Task;
        Hold(null);
        return process.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(plan.Command[0], plan.Command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = plan.Folder,
        };
        foreach (var (name, value) in plan.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Hear(string? line)
    {
        log.Write(line);
        if (State != MemberState.Starting || line?.Contains(plan.UpText, StringComparison.Ordinal) != true)
        {
            return;
        }

        Enter(MemberState.Up);
        if (!_firstUp.TrySetResult())
        {
            chronicle.Say($"{plan.Name} is up again (process {ProcessId})");
        }
    }

    private void Hold(Process? process)
    {
        lock (_lock)
        {
            _process = process;
            ProcessId = process?.Id ?? ProcessId;
        }
    }

    /// <summary>Does nothing once it has ended: its id may be another's by then.</summary>
    private void Tell(Action<Process> what)
    {
        lock (_lock)
        {
            if (_process is { HasExited: false } process)
            {
                what(process);
            }
        }
    }

    private void Enter(MemberState state) => (State, Since) = (state, clock.GetUtcNow());
}
