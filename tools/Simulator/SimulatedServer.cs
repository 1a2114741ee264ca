using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansNotify.Simulator;

/// <summary>The product in a process of its own, on a free port and in a folder that goes with it.</summary>
internal sealed class SimulatedServer : IAsyncDisposable
{
    private const string StoreLine = "store";

    // The banner, printed when the server listens, has this line after the store's.
    private const string AddressLine = "address";
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "USERPROFILE", "SystemRoot", "TEMP"];
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("orleansnotify-simulation-").FullName;
    private readonly Process _process;
    private readonly TaskCompletionSource _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private SimulatedServer(string gateway, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        _process = new Process { StartInfo = Command(gateway, port), EnableRaisingEvents = true };
    }

    public Uri Address { get; }

    /// <summary>As the server says it.</summary>
    public string Store { get; private set; } = "";

    public static async Task<SimulatedServer> Start(string gateway, CancellationToken cancellation)
    {
        var server = new SimulatedServer(gateway, FreePort());
        server._process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server._process.Exited += (_, _) => ended.TrySetResult();
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        if (await Task.WhenAny(server._isUp.Task, ended.Task).WaitAsync(StartDeadline, cancellation) == ended.Task)
        {
            // Until all that it said has come.
            await server._process.WaitForExitAsync(cancellation);
            throw new InvalidOperationException($"the server ended:\n{server.Output}");
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.TakeLast(20));
            }
        }
    }

    private ProcessStartInfo Command(string gateway, int port)
    {
        var command = new ProcessStartInfo("dotnet", [Path.GetFullPath(gateway)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        // Nothing of a real configuration: neither its database nor its mail.
        var inherited = Inherited.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        command.Environment.Clear();
        foreach (var (name, value) in inherited.Where(variable => variable.Value is not null))
        {
            command.Environment[name] = value;
        }

        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Environment["HOST"] = "127.0.0.1";
        command.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        command.Environment["DATA_DIR"] = _folder;
        command.Environment["API_KEY"] = Owner.Key;
        command.Environment["RETRY_SCHEDULE"] = Cast.RetrySchedule;
        command.Environment["PROVIDER_TIMEOUT"] = "00:00:03";
        return command;
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (line.TrimStart() is var text && text.StartsWith(StoreLine, StringComparison.Ordinal))
        {
            Store = text[StoreLine.Length..].Trim();
        }
        else if (text.StartsWith(AddressLine, StringComparison.Ordinal))
        {
            _isUp.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
