using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>Adds members to one tenant, whose state every writer of it changes.</summary>
internal sealed class MemberWriter(int port, string name, TimeSpan every) : IDisposable
{
    public const string Tenant = "shared";
    private const int Most = 40;
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(40) };

    public List<string> Accepted { get; } = [];

    public int Refused { get; private set; }

    public static async Task<HashSet<string>> Members(int port)
    {
        using var writer = new MemberWriter(port, "", TimeSpan.Zero);
        using var answer = await writer.Send(HttpMethod.Get, "/members?limit=100", null);
        var members = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. members.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("email").GetString()!)];
    }

    public static async Task MakeTenant(int port)
    {
        using var writer = new MemberWriter(port, "", TimeSpan.Zero);
        using var answer = await writer.Send(HttpMethod.Put, "", new { emailDomains = (string[])["example.org"] });
        answer.EnsureSuccessStatusCode();
    }

    public async Task Run(CancellationToken stop)
    {
        for (var i = 0; i < Most && !stop.IsCancellationRequested; i++)
        {
            var email = $"{name}{i}@example.org";
            using var answer = await Send(HttpMethod.Put, $"/members/{email}", new { role = "viewer" });
            if (answer.IsSuccessStatusCode)
            {
                Accepted.Add(email);
            }
            else
            {
                Refused++;
            }

            await Task.Delay(every, TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/v1/admin/tenants/{Tenant}{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ServerSettings.AdminToken);
        return await _http.SendAsync(request);
    }
}
