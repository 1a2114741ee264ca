using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Bench.EndToEnd;

namespace OrleansNotify.Bench.Silos;

/// <summary>One cluster with tenants of its own, each with a log grain somewhere in it.</summary>
internal sealed class ClusterUnderTest(string name, int port, int[] processes)
{
    private const string Body =
        """{"type":"sale_made","bdeName":"Asha Rao","product":"Data Science","amount":45000,"message":"New sale closed","region":"north"}""";

    private readonly List<byte[]> _requests = [];

    public string Name => name;

    public int Port => port;

    /// <summary>Seconds of its silos' processors.</summary>
    public double SiloTime => SystemTime.Of(processes[..^1]);

    /// <summary>Seconds of its gateway's processor.</summary>
    public double GatewayTime => SystemTime.Of(processes[^1..]);

    public async Task MakeTenants(string admin, int count)
    {
        using var http = Operator(admin);
        for (var i = 0; i < count; i++)
        {
            var token = $"bench-webhook-token-{i:0000}";
            using var made = await http.PutAsJsonAsync($"/v1/admin/tenants/{Tenant(i)}", new { emailDomains = (string[])["codingninjas.com"], webhookToken = token });
            made.EnsureSuccessStatusCode();
            _requests.Add(HttpConnection.Webhook(token, Body, $"/t/{Tenant(i)}"));
        }
    }

    /// <returns>Log grains of each silo, as each has told of itself.</returns>
    public async Task<int[]> LogGrains(string admin)
    {
        using var http = Operator(admin);
        var view = await http.GetFromJsonAsync<JsonElement>("/v1/admin/cluster");
        return [.. view.GetProperty("silos").EnumerateArray()
            .Select(silo => silo.GetProperty("grains").TryGetProperty("TenantLogGrain", out var count) ? count.GetInt32() : 0)];
    }

    public static string Tenant(int number) => string.Create(CultureInfo.InvariantCulture, $"bench{number}");

    /// <summary>An event of the first tenant.</summary>
    public byte[] Request(int number) => _requests[0];

    /// <returns>Events accepted a second, when the clients post to all tenants as fast as they are answered.</returns>
    public async Task<double> Flood(int clients, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Client(client, end))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private HttpClient Operator(string admin) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", admin) },
    };

    private async Task<int> Client(int client, long end)
    {
        using var connection = await HttpConnection.Open(port);
        var count = 0;
        for (; Stopwatch.GetTimestamp() < end; count++)
        {
            await connection.Call(_requests[(client + count) % _requests.Count]);
        }

        return count;
    }
}
