using System.Globalization;
using OrleansNotify.Processes;

namespace OrleansNotify.ClientTests.Samples;

/// <summary>A server that knows its own address, as links and callbacks need it.</summary>
public sealed class SampleServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Take();
    private readonly ServerProcess _process;

    public SampleServer()
    {
        var settings = ServerSettings.Gateway(_port, _folder.Path);
        settings["PUBLIC_URL"] = Url;
        _process = new ServerProcess(Programs.Gateway, settings);
    }

    // Not the address of the tenant's own service in these tests, which may not be the server's.
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_port}");

    public NotifyClient System() => new(new NotifyOptions { Url = new Uri(Url), Token = ServerSettings.ApiKey, Retries = 12 });

    public Task InitializeAsync() => _process.Start();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
