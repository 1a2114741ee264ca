using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>A server with the limits that it has where nothing is set, the memory of its pod, and two tenants: one floods, the other only wants to be served.</summary>
internal sealed class FloodedServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServerProcess _process;

    private FloodedServer(string database, int? handles)
    {
        Port = FreePort.Take();
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["HOST"] = "127.0.0.1",
            ["DATA_DIR"] = _folder.Path,
            ["DATABASE_URL"] = database,
            ["WEBHOOK_TOKEN"] = ServerSettings.WebhookToken,
            ["ADMIN_TOKEN"] = ServerSettings.AdminToken,
            ["DOTNET_GCHeapHardLimit"] = "0x30000000",
        };
        string[] before = handles is { } limit ? ["prlimit", string.Create(CultureInfo.InvariantCulture, $"--nofile={limit}:{limit}")] : [];
        _process = new ServerProcess(Programs.Gateway, settings, before);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public int Port { get; }

    /// <summary>Without a role, of the tenant that floods.</summary>
    public Person Person { get; private set; } = new("", "");

    /// <summary>Of the tenant that is served.</summary>
    public string Key { get; private set; } = "";

    public HttpClient Http { get; }

    public bool IsRunning => _process.IsRunning;

    public long ResidentBytes => _process.ResidentBytes;

    public string Output => _process.Output;

    public static async Task<FloodedServer> Start(string database, int? handles)
    {
        var server = new FloodedServer(database, handles);
        await server._process.Start();
        await server.Call(HttpMethod.Put, "/v1/admin/tenants/flooding", """{"emailDomains":["flooding.example"]}""");
        await server.Call(HttpMethod.Put, "/v1/admin/tenants/served", """{"emailDomains":["served.example"]}""");
        server.Key = (await server.Call(HttpMethod.Post, "/v1/admin/tenants/served/api-keys", """{"name":"served"}""")).GetProperty("key").GetString()!;
        using var client = new NotifyClient(server.Port);
        server.Person = await client.SignIn("eve@flooding.example", "/t/flooding");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<JsonElement> Call(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServerSettings.AdminToken);
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
