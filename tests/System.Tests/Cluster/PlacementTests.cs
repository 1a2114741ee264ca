using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Processes;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class PlacementTests(TwoByTwo cluster, ITestOutputHelper output)
{
    private const int Tenants = 100;
    private const int FewestOfSilo = 30;

    [SkippableFact]
    public async Task TenantsThatArriveTogetherAreSharedOutToTheSilos()
    {
        cluster.Need();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{cluster.Gateways[0].Port}") };

        // One after the other, so that a rhythm in what a tenant makes the gateway call would show; then all at once, before the silos tell.
        for (var number = 1; number <= Tenants / 2; number++)
        {
            await MakeTenantWithAnEvent(http, $"placed{number}");
        }

        await Task.WhenAll(Enumerable.Range((Tenants / 2) + 1, Tenants / 2).Select(number => MakeTenantWithAnEvent(http, $"placed{number}")));

        int[] counts = [];
        await Eventually.Holds(
            async () => (counts = await LogGrains(http)).Sum() >= Tenants, $"the silos tell of {Tenants} log grains", TimeSpan.FromSeconds(20));
        Assert.Equal(cluster.Silos.Count, counts.Length);
        output.WriteLine($"log grains of the silos: {string.Join(" + ", counts)}");
        Assert.True(counts.Min() >= FewestOfSilo, string.Join(" + ", counts));
    }

    private static async Task MakeTenantWithAnEvent(HttpClient http, string name)
    {
        var token = $"webhook-token-of-{name}";
        using var make = new HttpRequestMessage(HttpMethod.Put, $"/v1/admin/tenants/{name}") { Content = JsonContent.Create(new { webhookToken = token }) };
        using var made = await Send(http, make, ServerSettings.AdminToken);
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/t/{name}/webhook") { Content = JsonContent.Create(new { type = "notification", message = "hello" }) };
        using var accepted = await Send(http, post, token);
    }

    /// <returns>Of each silo that is ready.</returns>
    private static async Task<int[]> LogGrains(HttpClient http)
    {
        using var show = new HttpRequestMessage(HttpMethod.Get, "/v1/admin/cluster");
        using var answer = await Send(http, show, ServerSettings.AdminToken);
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. view.GetProperty("silos").EnumerateArray()
            .Where(silo => silo.GetProperty("state").GetString() == "ready")
            .Select(silo => silo.GetProperty("grains").TryGetProperty("TenantLogGrain", out var count) ? count.GetInt32() : 0)];
    }

    private static async Task<HttpResponseMessage> Send(HttpClient http, HttpRequestMessage request, string bearer)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer;
    }
}
