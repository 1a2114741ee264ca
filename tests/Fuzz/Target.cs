using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.Fuzz;

/// <summary>A server with two tenants whose data carry a mark, and credentials of every kind.</summary>
internal sealed class Target : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer? _postgres;
    private readonly HttpClient _http;
    private int _renewals;

    private Target(ServerProcess server, int port, PostgresServer? postgres, TemporaryFolder folder)
    {
        (Server, Port, _postgres, _folder) = (server, port, postgres, folder);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = Deadline,
        };
    }

    public ServerProcess Server { get; }

    public int Port { get; }

    public CredentialSet Credentials { get; private set; } = new([], []);

    public Dictionary<string, string> Markers { get; } = [];

    public static async Task<Target> Start(string store, Random random)
    {
        var (folder, port) = (new TemporaryFolder(), FreePort.Take());
        var postgres = store == FuzzOptions.Postgres ? await PostgresServer.StartAsync() : null;
        var settings = ServerSettings.Gateway(port, folder.Path, postgres is null ? "" : await postgres.CreateDatabaseAsync());
        settings["SOCKETS_PER_USER"] = "100";
        settings["OTP_PER_ADDRESS_30S"] = "100000";
        settings["OTP_PER_ADDRESS_HOUR"] = "100000";
        settings["OTP_PER_ADDRESS_DAY"] = "100000";
        // What the pod has, so that memory that grows is seen.
        settings["DOTNET_GCHeapHardLimit"] = "0x30000000";
        var server = new ServerProcess(Programs.Gateway, settings);
        await server.Start();
        var target = new Target(server, port, postgres, folder);
        target.Markers["alpha"] = $"mark-alpha-{random.Next():x8}";
        target.Markers["beta"] = $"mark-beta-{random.Next():x8}";
        await target.Renew();
        await target.Fill("alpha", "ann@alpha.example");
        await target.Fill("beta", "bob@beta.example");
        return target;
    }

    /// <summary>Requests end sessions, revoke keys and change tenants: from time to time there are new ones.</summary>
    public async Task Renew()
    {
        var everyones = Credential.Bearer(Credential.Operator, Credential.Operator, ServerSettings.AdminToken);
        var (alpha, beta) = (await CredentialsOf("alpha", "ann"), await CredentialsOf("beta", "bob"));
        Credentials = new CredentialSet(
            [
                new Credential("nobody", null, []), Credential.Bearer("a made-up token", null, "00000000-0000-4000-8000-000000000000"),
                everyones, .. alpha.All, .. beta.All,
            ],
            [everyones, .. alpha.Mighty, .. beta.Mighty]);
    }

    public async Task<IReadOnlyList<Operation>> Operations()
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        // The operator may delete tenants and end what the others run with: nothing is learned from that.
        return [.. Operation.In(document.RootElement).Where(operation => operation is not { Method: "DELETE", Path: "/v1/admin/tenants/{name}" } && !operation.Path.EndsWith("/suspend", StringComparison.Ordinal))];
    }

    public async Task<FuzzAnswer> Send(FuzzRequest request)
    {
        try
        {
            using var message = request.ToMessage();
            using var response = await _http.SendAsync(message);
            return new FuzzAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), null, response.Headers.RetryAfter is not null);
        }
        catch (OperationCanceledException)
        {
            return new FuzzAnswer(0, "", $"no answer within {Deadline.TotalSeconds} s", false);
        }
        catch (HttpRequestException e) when (!Server.IsRunning)
        {
            return new FuzzAnswer(0, "", $"the server ended: {e.Message}\n{Server.Output}", false);
        }
        catch (HttpRequestException)
        {
            // A request that HTTP itself does not allow: the connection is closed.
            return new FuzzAnswer(400, "", null, false);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or FormatException)
        {
            // The client refuses to send it.
            return new FuzzAnswer(400, "", null, false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<CredentialSet> CredentialsOf(string tenant, string owner)
    {
        var (mark, domain, number) = (Markers[tenant], $"{tenant}.example", Interlocked.Increment(ref _renewals));
        // Asking for a code is refused while a session of the same person is live.
        var email = number <= 2 ? $"{owner}@{domain}" : $"{owner}{number}@{domain}";
        await Call(HttpMethod.Put, $"/v1/admin/tenants/{tenant}", ServerSettings.AdminToken, new { emailDomains = new[] { domain }, webhookToken = $"{mark}-webhook-token" });
        await Clear($"/v1/admin/tenants/{tenant}/api-keys", "id");
        await Clear($"/v1/admin/tenants/{tenant}/members", "email");
        await Call(HttpMethod.Put, $"/v1/admin/tenants/{tenant}/members/{email}", ServerSettings.AdminToken, new { role = "owner" });
        var key = await Key(tenant, []);
        using var client = new NotifyClient(Port);
        Credential[] mighty =
        [
            Credential.Bearer($"key of {tenant}", tenant, key),
            Credential.Bearer($"owner of {tenant}", tenant, (await client.SignIn(email, $"/t/{tenant}")).Token),
        ];
        var weak = new List<Credential>
        {
            new($"key of {tenant} that names another tenant", tenant, [("Authorization", $"Bearer {key}"), ("x-tenant-id", tenant == "alpha" ? "beta" : "alpha")]),
            Credential.Bearer($"person of {tenant}", tenant, (await client.SignIn($"zoe{number}@{domain}", $"/t/{tenant}")).Token),
            Credential.Bearer($"webhook token of {tenant}", tenant, $"{mark}-webhook-token"),
        };
        foreach (var scope in (string[])["events", "endpoints", "deliveries", "settings", "notifications"])
        {
            weak.Add(Credential.Bearer($"key of {tenant} with {scope}", tenant, await Key(tenant, [scope])));
        }

        return new CredentialSet([.. mighty, .. weak], mighty);
    }

    private async Task Fill(string tenant, string email)
    {
        var (mark, key) = (Markers[tenant], await Key(tenant, []));
        for (var i = 0; i < 20; i++)
        {
            await Call(HttpMethod.Post, "/v1/events", key, new { type = "order.created", audience = i % 2 == 0 ? "*" : (object)new[] { $"u:{email}" }, payload = new { title = mark, message = mark, n = i } });
        }

        await Call(HttpMethod.Post, "/v1/endpoints", key, new { url = "http://127.0.0.1:9/" + mark, description = mark });
        await Call(HttpMethod.Put, $"/v1/sources/{(tenant == "alpha" ? "github" : "shop")}", key, new { scheme = "bearer", secret = $"{mark}-0123456789abcdef" });
    }

    /// <summary>Removes what a limit counts; the last owner stays.</summary>
    private async Task Clear(string list, string name)
    {
        using var listed = await Bare(HttpMethod.Get, list);
        using var items = JsonDocument.Parse(await listed.Content.ReadAsStringAsync());
        foreach (var item in items.RootElement.GetProperty("items").EnumerateArray())
        {
            (await Bare(HttpMethod.Delete, $"{list}/{Uri.EscapeDataString(item.GetProperty(name).GetString()!)}")).Dispose();
        }
    }

    private async Task<HttpResponseMessage> Bare(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServerSettings.AdminToken);
        return await _http.SendAsync(request);
    }

    private async Task<string> Key(string tenant, string[] scopes)
    {
        var made = await Call(HttpMethod.Post, $"/v1/admin/tenants/{tenant}/api-keys", ServerSettings.AdminToken, scopes.Length == 0 ? new { name = "fuzz" } : (object)new { name = "fuzz", scopes });
        return made.GetProperty("key").GetString()!;
    }

    private async Task<JsonElement> Call(HttpMethod method, string path, string token, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default
            : throw new InvalidOperationException($"{method} {path} was answered {(int)response.StatusCode} {text}");
    }
}
