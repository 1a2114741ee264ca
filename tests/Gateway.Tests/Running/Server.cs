using System.Globalization;
using System.Net;
using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>A running server and what one can ask of it.</summary>
public sealed class Server : IAsyncDisposable
{
    public const string WebhookToken = "webhook-token-of-the-tests";
    public const string AdminToken = "admin-token-of-the-tests-0123456789";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static int _tenants;

    private readonly Dictionary<string, string> _variables;
    private ServerProcess _process;

    private Server(Database database, Dictionary<string, string> variables, ServerProcess process)
    {
        (Database, _variables, _process) = (database, variables, process);
        Port = int.Parse(variables["PORT"], CultureInfo.InvariantCulture);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
            Timeout = TimeSpan.FromSeconds(30),
        };
        Default = new Tenant(this, "default", "", WebhookToken);
    }

    public Database Database { get; }

    public int Port { get; }

    public HttpClient Http { get; }

    /// <summary>The tenant of the routes that name none.</summary>
    public Tenant Default { get; }

    public string Output => _process.Output + _process.Errors;

    public int ExitCode => _process.ExitCode;

    /// <summary>Bytes of physical memory.</summary>
    public long Memory => _process.Memory;

    /// <summary>Of all its threads.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public bool IsAlive => !_process.HasExited;

    /// <param name="settings">Variables beside those without limits; an empty value takes one away.</param>
    public static async Task<Server> Start(Database database, params (string Name, string Value)[] settings)
    {
        var variables = Variables(database, FreePort.Take());
        foreach (var (name, value) in settings)
        {
            variables[name] = value;
        }

        var server = new Server(database, variables, ServerProcess.Start(variables));
        await server.WaitUntilUp();
        return server;
    }

    /// <summary>Another run of the program over the same data, as <c>verify-activity</c>.</summary>
    public async Task<(int ExitCode, string Output)> Run(string command)
    {
        using var process = ServerProcess.Start(_variables, command);
        await process.WaitForExit(StartDeadline);
        return (process.ExitCode, process.Output);
    }

    /// <summary>Variables of a server whose limits no test reaches by accident.</summary>
    internal static Dictionary<string, string> Variables(Database database, int port) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["DATA_DIR"] = database.Folder,
        ["DATABASE_URL"] = database.Url,
        ["WEBHOOK_TOKEN"] = WebhookToken,
        ["ADMIN_TOKEN"] = AdminToken,
        ["ADMIN_FAILURES_PER_MINUTE"] = "1000000",
        ["RATE_LIMIT"] = "1000000",
        ["CALLS_PER_SECOND"] = "100000",
        ["USER_EVENTS_PER_SECOND"] = "100000",
        ["CHANGES_PER_MINUTE"] = "100000",
        ["UNKNOWN_NAMES_PER_MINUTE"] = "100000000",
        ["SOCKETS_PER_IP"] = "10000",
        ["SOCKETS_PER_USER"] = "1000",
        ["OTP_PER_ADDRESS_30S"] = "1000",
        ["OTP_PER_ADDRESS_HOUR"] = "1000",
        ["OTP_PER_ADDRESS_DAY"] = "1000",
        ["OTP_PER_IP_HOUR"] = "100000",
        ["OTP_PER_USER_HOUR"] = "100000",
        ["OTP_PER_USER_DAY"] = "100000",
        ["OTP_PER_TENANT_HOUR"] = "100000",
        ["OTP_FAILURES_PER_TENANT_DAY"] = "100000",
    };

    /// <summary>A tenant that no other test has.</summary>
    public Task<Tenant> NewTenant() => NewTenant(string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _tenants)}"));

    public async Task<Tenant> NewTenant(string name)
    {
        var token = $"{name}-webhook-token-0123456789";
        var answer = await Put($"/v1/admin/tenants/{name}", $$"""{"emailDomains":["codingninjas.com"],"webhookToken":"{{token}}"}""", AdminToken);
        Assert.Equal(200, answer.Status);
        var key = await Post($"/v1/admin/tenants/{name}/api-keys", """{"name":"tests"}""", AdminToken);
        Assert.Equal(201, key.Status);
        return new Tenant(this, name, $"/t/{name}", token) { ApiKey = key.Json.GetProperty("key").GetString()! };
    }

    public Task<Answer> Get(string path, string? token = null, params (string, string)[] headers)
        => Send(HttpMethod.Get, path, null, token, headers);

    public Task<Answer> Post(string path, string? json, string? token = null, params (string, string)[] headers)
        => Send(HttpMethod.Post, path, json, token, headers);

    public Task<Answer> Put(string path, string json, string? token) => Send(HttpMethod.Put, path, json, token);

    public async Task<Answer> Send(HttpMethod method, string path, string? json, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>As <c>kill -9</c>, without a chance to write anything.</summary>
    public Task Kill() => _process.Kill();

    /// <summary>As an operator's Ctrl+C or a container's end.</summary>
    public Task Stop() => _process.Stop();

    /// <summary>Starts it again on the same port and data.</summary>
    public async Task StartAgain(params (string Name, string Value)[] settings)
    {
        await _process.Kill();
        _process.Dispose();
        foreach (var (name, value) in settings)
        {
            _variables[name] = value;
        }

        _process = ServerProcess.Start(_variables);
        await WaitUntilUp();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.Kill();
        _process.Dispose();
        Database.Dispose();
    }

    private async Task WaitUntilUp()
    {
        await Eventually.Holds(() => _process.HasExited || _process.Output.Contains("OrleansNotify is up", StringComparison.Ordinal), "the server is up", StartDeadline);
        if (_process.HasExited)
        {
            // What it said last may still be on its way.
            await _process.WaitForExit(StartDeadline);
            throw new InvalidOperationException($"The server ended at its start:\n{Output}");
        }
    }
}
