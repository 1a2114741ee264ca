using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansNotify.SystemTests.Processes;

/// <summary>One real process of the product. It can be killed as <c>kill -9</c> does and started again with the same settings.</summary>
internal sealed class ServerProcess(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments) : IAsyncDisposable
{
    private const int KeptLines = 60;
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> _lines = new();
    private Process? _process;

    public int Id => _process!.Id;

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
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
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
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => isUp.TrySetException(new InvalidOperationException($"{Path.GetFileName(program)} ended:\n{Output}"));
        _process.OutputDataReceived += (_, line) => Hear(line.Data, isUp);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, isUp);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await isUp.Task.WaitAsync(StartDeadline);
    }

    /// <summary>As <c>kill -9</c>: the process writes nothing more.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end.</summary>
    /// <param name="signal"><c>INT</c> or <c>TERM</c>.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> End(string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {Id}"]);
        await kill.WaitForExitAsync();
        await _process!.WaitForExitAsync();
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
