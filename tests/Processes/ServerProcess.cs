using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansNotify.Processes;

/// <summary>One real process of the product. It can be killed as <c>kill -9</c> does and started again with the same settings.</summary>
/// <param name="before">The command line that starts <c>dotnet</c> elsewhere, such as in a network namespace; it must become it.</param>
/// <param name="log">File that gets every line of output; null: only the newest are kept.</param>
internal sealed class ServerProcess(
    string program, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string>? before = null, string? log = null,
    IReadOnlyList<string>? arguments = null) : IAsyncDisposable
{
    private const int KeptLines = 60;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _lines = new();
    private Process? _process;

    public int Id => _process!.Id;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The newest lines that the process wrote, for the message of a failure.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Completes when the process says that it is up.</summary>
    public async Task Start()
    {
        string[] command = [.. before ?? [], "dotnet", program, .. arguments ?? []];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var isUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Exited += (_, _) => ended.TrySetResult();
        _process.OutputDataReceived += (_, line) => Hear(line.Data, isUp);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, isUp);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(isUp.Task, ended.Task).WaitAsync(StartDeadline) == ended.Task)
        {
            // Until all that it said has come.
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended:\n{Output}");
        }
    }

    /// <summary>As <c>kill -9</c>: the process writes nothing more.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>As an orchestrator does: <c>SIGTERM</c>, and all the time that it needs.</summary>
    public Task Stop() => End("TERM");

    /// <summary>Asks it to end.</summary>
    /// <param name="signal"><c>INT</c> or <c>TERM</c>.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> End(string signal)
    {
        Signals.Send(signal, _process!.Id);
        await _process.WaitForExitAsync().WaitAsync(StopDeadline);
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }
    }

    private void Hear(string? line, TaskCompletionSource isUp)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        if (log is not null)
        {
            lock (_lines)
            {
                File.AppendAllText(log, line + "\n");
            }
        }

        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
        {
            _lines.TryDequeue(out _);
        }

        if (line.Contains("is up", StringComparison.Ordinal))
        {
            isUp.TrySetResult();
        }
    }
}
