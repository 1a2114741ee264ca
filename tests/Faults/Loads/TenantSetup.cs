using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansNotify.Faults.Clusters;

namespace OrleansNotify.Faults.Loads;

/// <summary>What the operator does before a run.</summary>
internal static class TenantSetup
{
    public static Tenant Default(int seed) => new("default", "", ServerSettings.ApiKey, $"canary-default-{seed}");

    public static async Task<Tenant> MakeOther(string gateway, int seed)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{gateway}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MemberSettings.AdminToken);
        string[] domains = ["other.example"];
        using var made = await http.PutAsJsonAsync("/v1/admin/tenants/other", new { emailDomains = domains });
        made.EnsureSuccessStatusCode();
        using var answer = await http.PostAsJsonAsync("/v1/admin/tenants/other/api-keys", new { name = "faults" });
        answer.EnsureSuccessStatusCode();
        var key = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        return new Tenant("other", "/t/other", key, $"canary-other-{seed}");
    }
}
