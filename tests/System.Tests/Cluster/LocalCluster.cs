using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace OrleansNotify.SystemTests.Cluster;

/// <summary>What <c>./run cluster</c> starts, in a folder and on ports of its own.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private ServerProcess _program;
    private readonly string[] _arguments;

    public LocalCluster(int silos, int gateways)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The user that PostgreSQL runs as has to get in.
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        }

        Port = FreePort.Take();
        _http.BaseAddress = new Uri($"http://127.0.0.1:{Port}");
        _arguments = ["--silos", Text(silos), "--gateways", Text(gateways), "--data", _folder.Path];
        _program = NewProgram();
    }

    /// <summary>Of the front.</summary>
    public int Port { get; }

    /// <summary>Of the program that started the others, which is the front, too.</summary>
    public int ProcessId => _program.Id;

    /// <summary>What it has said in the terminal.</summary>
    public string Output => _program.Output;

    public Task Start() => _program.Start();

    /// <summary>As <c>kill -9</c> of this program and of every process that it started.</summary>
    public async Task KillAll()
    {
        var members = (await Members()).Select(member => member.ProcessId!.Value).ToList();
        await _program.Kill();
        await Eventually.Holds(() => !members.Exists(id => Directory.Exists($"/proc/{id}")), "its members died with it");
    }

    /// <summary>On the same port and data.</summary>
    public async Task StartAgain()
    {
        await _program.DisposeAsync();
        _program = NewProgram();
        await _program.Start();
    }

    public async Task<IReadOnlyList<ShownMember>> Members()
        => [.. (await _http.GetFromJsonAsync<JsonElement>("/cluster/state.json")).GetProperty("members").EnumerateArray().Select(ShownMember.Of)];

    public async Task<string> Page() => await _http.GetStringAsync(new Uri("/cluster", UriKind.Relative));

    /// <summary>The status of a request that any gateway can answer.</summary>
    public async Task<int> Ask()
    {
        using var answer = await _http.GetAsync(new Uri("/health", UriKind.Relative));
        return (int)answer.StatusCode;
    }

    /// <summary>What its database answers to a role: one number.</summary>
    public async Task<object?> Ask(string role, string sql)
    {
        var port = (await Members()).Single(member => member.Name == "postgres").Port;
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={Text(port)};Username={role};Database=notify;Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>What a member has written since its start.</summary>
    public Task<string> Log(string member) => File.ReadAllTextAsync(Path.Combine(_folder.Path, $"{member}.log"));

    /// <summary>As Ctrl-C does, where it can: what a shell starts in the background does not hear it.</summary>
    public Task<int> End() => _program.End(HearsInterrupt() ? "INT" : "TERM");

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private bool HearsInterrupt()
    {
        var ignored = File.ReadLines($"/proc/{_program.Id}/status").First(line => line.StartsWith("SigIgn", StringComparison.Ordinal)).Split('\t')[1];
        return (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) == 0;
    }

    private ServerProcess NewProgram() => new(Programs.Cluster, ServerSettings.Gateway(Port, _folder.Path), arguments: _arguments);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
