using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Sources;

/// <summary>A tenant's own system, which posts to <c>/api/webhooks</c>.</summary>
public sealed class Shop(Tenant tenant, string secret)
{
    public Tenant Tenant => tenant;

    public string Secret => secret;

    /// <summary>With a secret that it was given just now.</summary>
    public static async Task<Shop> Of(Tenant tenant) => new(tenant, await NewSecret(tenant));

    public static async Task<string> NewSecret(Tenant tenant, string? command = null)
    {
        var made = await tenant.Call("/api/webhooks/settings/generate-secret", command);
        Assert.True(made.Status == 200, made.Body);
        return made.Json.GetProperty("webhookSecret").GetString()!;
    }

    /// <summary>Posts the body with <c>tenantId</c> in it, signed.</summary>
    public Task<Answer> Post(string kind, object body, params (string, string)[] headers)
    {
        var members = JsonSerializer.SerializeToNode(body)!.AsObject();
        members["tenantId"] = tenant.Name;
        return PostAsIs(kind, members.ToJsonString(), headers);
    }

    public Task<Answer> PostAsIs(string kind, string body, params (string, string)[] headers)
        => tenant.Server.Post($"/api/webhooks/{kind}", body, null, [("X-Webhook-Signature", Sign(secret, body)), .. headers]);

    public static string Sign(string secret, string body)
        => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public async Task<JsonElement> Settings() => (await tenant.Get("/api/webhooks/settings")).Json;

    public async Task Change(string patch)
    {
        var changed = await tenant.Server.Send(HttpMethod.Patch, "/api/webhooks/settings", patch, tenant.ApiKey);
        Assert.True(changed.Status == 200, changed.Body);
    }

    public async Task<string[]> Refusals()
        => [.. (await Settings()).GetProperty("recentRefusals").EnumerateArray().Select(refusal => refusal.GetProperty("reason").GetString()!)];
}
