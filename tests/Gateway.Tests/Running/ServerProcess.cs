using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansNotify.Running;

/// <summary>The real program, started as an operator starts it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string[] Inherited = ["PATH", "HOME", "USER", "TMPDIR", "DOTNET_ROOT", "LANG"];

    // Hundreds of servers that live for seconds: code is not compiled a second time, and no profile is taken for that.
    private static readonly (string Name, string Value)[] ShortLife = [("DOTNET_TieredPGO", "0"), ("DOTNET_TC_CallCounting", "0")];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ServerProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public bool HasExited => _process.HasExited;

    /// <summary>Bytes of physical memory.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Of all its threads.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public int ExitCode => _process.ExitCode;

    public static ServerProcess Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var program = Program();
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in ShortLife)
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var server = new ServerProcess(process);
        process.OutputDataReceived += (_, line) => server._output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => server._errors.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    public async Task WaitForExit(TimeSpan deadline)
    {
        using var cancellation = new CancellationTokenSource(deadline);
        await _process.WaitForExitAsync(cancellation.Token);
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await WaitForExit(TimeSpan.FromSeconds(30));
    }

    public void Dispose() => _process.Dispose();

    // …/artifacts/bin/Gateway.Tests/debug beside …/artifacts/bin/Gateway.Web/debug
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, "Gateway.Web", own.Name, "OrleansNotify.Gateway.Web.dll");
    }
}
