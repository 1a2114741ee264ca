using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Processes;

namespace OrleansNotify.ClientTests;

/// <summary>A server process of its own, which tests may kill.</summary>
public sealed class RunningServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Take();
    private readonly Clients.NotifyClient _old;
    private readonly ServerProcess _process;
    private int _people;

    public RunningServer()
    {
        _process = new ServerProcess(Programs.Gateway, ServerSettings.Gateway(_port, _folder.Path));
        _old = new Clients.NotifyClient(_port);
    }

    public Uri Url => new($"http://127.0.0.1:{_port}/");

    /// <summary>The tenant's own system.</summary>
    public Client.NotifyClient System() => Of(ServerSettings.ApiKey);

    /// <summary>Somebody whom no other test has.</summary>
    public async Task<(string Email, Client.NotifyClient Client)> Person()
    {
        var email = $"p{Interlocked.Increment(ref _people)}@codingninjas.com";
        return (email, Of((await _old.SignIn(email)).Token));
    }

    public Client.NotifyClient Of(string token) => new(new NotifyOptions { Url = Url, Token = token, Retries = 12 });

    public async Task<string> NewWebhookSecret()
    {
        using var http = new HttpClient { BaseAddress = Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServerSettings.ApiKey);
        using var answer = await http.PostAsync("/api/webhooks/settings/generate-secret", null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("webhookSecret").GetString()!;
    }

    public async Task<JsonElement> Document()
    {
        using var http = new HttpClient { BaseAddress = Url };
        return await http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }

    /// <summary>As <c>kill -9</c>, and up again on the same port and data.</summary>
    public async Task KillAndStart()
    {
        await _process.Kill();
        await _process.Start();
    }

    public Task InitializeAsync() => _process.Start();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _old.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}

[CollectionDefinition(nameof(RunningServer))]
public sealed class RunningServerCollection : ICollectionFixture<RunningServer>;
