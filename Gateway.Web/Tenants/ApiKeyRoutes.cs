using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's API keys. The key itself is in the one answer that makes it.</summary>
internal static class ApiKeyRoutes
{
    private const int MaxNameLength = 100;

    public static void MapApiKeys(this IEndpointRouteBuilder tenants)
    {
        tenants.MapPost("/{name}/api-keys", Create)
            .Named("createApiKey", "Makes an API key; the key itself is in this answer only")
            .Example("""{"name":"shop"}""").Refuses(409);
        tenants.MapGet("/{name}/api-keys", List)
            .Named("listApiKeys", "The API keys of a tenant");
        tenants.MapGet("/{name}/api-keys/{id}", Show)
            .Named("showApiKey", "One API key");
        tenants.MapDelete("/{name}/api-keys/{id}", Revoke)
            .Named("revokeApiKey", "Ends an API key");
    }

    private static async Task<Results<Created<ApiKeyMade>, Problem>> Create(
        string name, JsonBody<ApiKeyCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit,
        TimeProvider time)
    {
        var (label, expiresAt) = body.Value;
        if (label is not { Length: > 0 and <= MaxNameLength } || expiresAt <= time.GetUtcNow())
        {
            return Problems.Invalid("api_key_invalid", $"An API key has a name of at most {MaxNameLength} characters; expiresAt is in the future.");
        }

        if (!TenantName.IsValid(name))
        {
            return Problems.NotFound;
        }

        var (id, key) = (ApiKey.NewId(), ApiKey.New(name));
        var status = await grains.GetGrain<ITenantGrain>(name).AddApiKey(new AddApiKey(id, label, ApiKey.Hash(key), expiresAt));
        if (status != TenantStatus.Done)
        {
            return status.Problem("api_key_limit");
        }

        directory.Forget(name);
        await audit.Add(context, name, Audit.Operator, "api_key.created", id);
        return TypedResults.Created((string?)null, new ApiKeyMade(id, label, key, expiresAt));
    }

    private static async Task<Results<Ok<ApiKeyList>, Problem>> List(string name, TenantDirectory directory)
        => await directory.Find(name) is { } settings
            ? TypedResults.Ok(new ApiKeyList([.. settings.ApiKeys.Select(View)]))
            : Problems.NotFound;

    private static async Task<Results<Ok<ApiKeyView>, Problem>> Show(string name, string id, TenantDirectory directory)
        => await directory.Find(name) is { } settings && Array.Find(settings.ApiKeys, key => key.Id == id) is { } found
            ? TypedResults.Ok(View(found))
            : Problems.NotFound;

    private static async Task<Results<NoContent, Problem>> Revoke(
        string name, string id, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        if (!TenantName.IsValid(name) || await grains.GetGrain<ITenantGrain>(name).RevokeApiKey(id) != TenantStatus.Done)
        {
            return Problems.NotFound;
        }

        directory.Forget(name);
        await audit.Add(context, name, Audit.Operator, "api_key.revoked", id);
        return TypedResults.NoContent();
    }

    private static ApiKeyView View(ApiKeyCredential key) => new(key.Id, key.Name, key.CreatedAt, key.ExpiresAt);
}

internal sealed record ApiKeyCommand(string? Name, DateTimeOffset? ExpiresAt);

internal sealed record ApiKeyMade(string Id, string Name, string Key, DateTimeOffset? ExpiresAt);

internal sealed record ApiKeyView(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

internal sealed record ApiKeyList(ApiKeyView[] Items);
