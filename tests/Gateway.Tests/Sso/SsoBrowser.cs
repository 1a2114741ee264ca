using System.Text.Json;
using OrleansNotify.Members;
using OrleansNotify.Running;

namespace OrleansNotify.Sso;

/// <summary>A browser that signs in at a tenant by an identity provider, step by step.</summary>
internal sealed class SsoBrowser(Tenant tenant, string provider = "acme") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public string Cookie { get; set; } = "";

    private string Path => $"{tenant.Prefix}/auth/sso/{provider}";

    /// <summary>Saves the provider's settings as an owner would.</summary>
    public static async Task<Answer> Save(Tenant tenant, OpenIdProvider provider, object? more = null, string id = "acme", string? secret = OpenIdProvider.ClientSecret)
    {
        var settings = JsonSerializer.SerializeToNode(new
        {
            name = "Acme",
            issuer = provider.Issuer,
            clientId = OpenIdProvider.ClientId,
            clientSecret = secret,
            domains = new[] { "acme.example" },
            newMembers = "viewer",
        })!.AsObject();
        foreach (var (name, value) in more is null ? [] : JsonSerializer.SerializeToNode(more)!.AsObject().ToList())
        {
            settings[name] = value?.DeepClone();
        }

        return await tenant.Server.Put($"/v1/admin/tenants/{tenant.Name}/sso-providers/{id}", settings.ToJsonString(), Server.AdminToken);
    }

    /// <returns>Where the server sends the browser.</returns>
    public async Task<string> Begin(string query = "")
    {
        var answer = await tenant.Server.Get($"{Path}/begin{query}");
        Assert.True(answer.Status == 302, $"{answer.Status} {answer.Body}");
        Cookie = answer.Headers.TryGetValue("Set-Cookie", out var set) ? set.Split(';')[0] : "";
        return answer.Headers["Location"];
    }

    /// <summary>The person is signed in there: the provider sends the browser back at once.</summary>
    public async Task<string> Authorize(string url)
    {
        using var answer = await _http.GetAsync(new Uri(url));
        return answer.Headers.Location!.PathAndQuery;
    }

    public Task<Answer> Return(string callback) => tenant.Server.Get(callback, null, ("Cookie", Cookie));

    public async Task<Answer> SignIn(string query = "") => await Return(await Authorize(await Begin(query)));

    public Task<Answer> Code(Answer callback, string? code)
        => tenant.Server.Post($"{tenant.Prefix}/auth/sso/code", JsonSerializer.Serialize(new { code }), null, ("Cookie", CookieOf(callback, "sso-code")));

    /// <summary>The access token, as the page gets it by the cookie.</summary>
    public async Task<string> Token(Answer callback)
    {
        var refreshed = await tenant.Server.Post($"{tenant.Prefix}/auth/refresh", null, null, ("Cookie", CookieOf(callback, "refresh")));
        refreshed.IsOk();
        return refreshed.Json.GetProperty("token").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private static string CookieOf(Answer answer, string name)
        => answer.Headers["Set-Cookie"].Split(", ").Select(cookie => cookie.Split(';')[0]).Last(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));
}
