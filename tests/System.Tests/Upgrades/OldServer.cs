using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>This version over a database of another, and what that one had answered.</summary>
internal sealed class OldServer : IAsyncDisposable
{
    private const string SecretKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly ServerProcess _process;
    private readonly Receiver _receiver;
    private readonly OwnerClient _owner;
    private readonly HttpClient _http;
    private readonly JsonElement _facts;

    private OldServer(ServerProcess process, Receiver receiver, int port, JsonElement facts)
    {
        (_process, _receiver, _facts) = (process, receiver, facts);
        _owner = new OwnerClient(port);
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public static Stream Open(string file) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Upgrades", "OldData", file));

    public static async Task<OldServer> Start(string name, string folder, string database)
    {
        await using var file = Open($"{name}.json");
        var facts = await JsonSerializer.DeserializeAsync<JsonElement>(file);
        var port = FreePort.Take();
        var settings = ServerSettings.Gateway(port, folder, database);
        settings["SECRET_KEY"] = SecretKey;
        settings["RETENTION"] = "3650.00:00:00";
        settings["SESSION_LIFETIME"] = "3650.00:00:00";
        var server = new OldServer(new ServerProcess(Programs.Gateway, settings), await Receiver.Start(), port, facts);
        await server._process.Start();
        return server;
    }

    public async Task SaysWhatItSaidBefore()
    {
        foreach (var fact in _facts.GetProperty("facts").EnumerateArray())
        {
            var (path, token) = (fact.GetProperty("path").GetString()!, fact.GetProperty("token").GetString()!);
            var (before, after) = (fact.GetProperty("answer"), await Get(path, token));
            Assert.True(Has(after, before), $"GET {path}\nbefore: {before}\nafter:  {after}");
        }
    }

    /// <summary>What was waiting for an address where nobody listened arrives at the address that the endpoint has since.</summary>
    public async Task GoesOnRetrying()
    {
        var endpoint = Text("failing");
        await Change(endpoint, new { url = _receiver.Url("failing"), retrySchedule = (double[])[0.2, 0.2, 0.2, 0.2] });
        await _owner.Tell(endpoint, "resume");

        await Eventually.Holds(
            async () => (await _owner.Deliveries(endpoint, "succeeded")).Count == 8, "the eight that waited are delivered", Deadline);

        Assert.Equal(Enumerable.Range(101, 8), _receiver.Receipts.Where(receipt => receipt.Path == "failing").Select(receipt => (int)receipt.Number).Order());
        Assert.All(await _owner.Deliveries(endpoint, "succeeded"), delivery => Assert.True(delivery.Attempts > 1));
    }

    public async Task GoesOnReplaying()
    {
        await Change(Text("good"), new { url = _receiver.Url("good") });

        await Eventually.Holds(
            async () => (await _owner.Replay(Text("replay"))).GetProperty("state").GetString() == "done", "the replay is done", Deadline);
        Assert.Equal(20, (await _owner.Replay(Text("replay"))).GetProperty("enqueued").GetInt64());
    }

    public async Task TakesTheOldKey()
    {
        using var answer = await Send(HttpMethod.Post, "/v1/events", Text("key"), new { type = "test.happened", payload = new { n = 1 } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _receiver.DisposeAsync();
        _owner.Dispose();
        _http.Dispose();
    }

    /// <summary>Answers may have more members than before, and lists of words, such as a key's scopes, more words; no fewer.</summary>
    private static bool Has(JsonElement after, JsonElement before) => before.ValueKind switch
    {
        JsonValueKind.Object => before.EnumerateObject().All(
            member => after.TryGetProperty(member.Name, out var found) && Has(found, member.Value)),
        JsonValueKind.Array when before.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            => before.EnumerateArray().All(word => after.EnumerateArray().Any(found => JsonElement.DeepEquals(found, word))),
        JsonValueKind.Array => before.GetArrayLength() == after.GetArrayLength()
            && before.EnumerateArray().Zip(after.EnumerateArray()).All(pair => Has(pair.Second, pair.First)),
        _ => JsonElement.DeepEquals(after, before),
    };

    private string Text(string name) => _facts.GetProperty(name).GetString()!;

    private async Task Change(string endpoint, object change)
    {
        using var answer = await Send(HttpMethod.Patch, $"/v1/endpoints/{endpoint}", ServerSettings.ApiKey, change);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Get(string path, string token)
    {
        using var answer = await Send(HttpMethod.Get, path, token);
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }
}
