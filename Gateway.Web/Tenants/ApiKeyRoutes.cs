using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Tenants;

/// <summary>A tenant's API keys. The key itself is in the one answer that makes it.</summary>
internal static class ApiKeyRoutes
{
    private const int MaxNameLength = 100;

    public static void MapApiKeys(this IEndpointRouteBuilder tenants)
    {
        tenants.MapPost("/api-keys", Create)
            .Named("createApiKey", "Makes an API key; the key itself is in this answer only")
            .Example("""{"name":"shop"}""").Refuses(409);
        tenants.MapGet("/api-keys", List)
            .Named("listApiKeys", "The API keys of a tenant");
        tenants.MapGet("/api-keys/{id}", Show)
            .Named("showApiKey", "One API key");
        tenants.MapDelete("/api-keys/{id}", Revoke)
            .Named("revokeApiKey", "Ends an API key");
    }

    private static async Task<Results<Created<ApiKeyMade>, Problem>> Create(
        TenantAdmin admin, JsonBody<ApiKeyCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit,
        TimeProvider time)
    {
        var (label, expiresAt, names) = body.Value;
        if (label is not { Length: > 0 and <= MaxNameLength } || expiresAt <= time.GetUtcNow())
        {
            return Problems.Invalid("api_key_invalid", $"An API key has a name of at most {MaxNameLength} characters; expiresAt is in the future.");
        }

        if (KeyScopes.Choose(names, admin.Scopes, out var scopes) is { } problem)
        {
            return problem;
        }

        var (id, key) = (ApiKey.NewId(), ApiKey.New(admin.Tenant));
        var command = new AddApiKey(id, label, ApiKey.Hash(key), expiresAt, scopes);
        var status = await grains.GetGrain<ITenantGrain>(admin.Tenant).AddApiKey(command);
        if (status != TenantStatus.Done)
        {
            return status.Problem("api_key_limit");
        }

        directory.Forget(admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "api_key.created", id);
        return TypedResults.Created((string?)null, new ApiKeyMade(id, label, key, expiresAt, ScopeNames.Of(scopes)));
    }

    private static async Task<Results<Ok<ApiKeyList>, Problem>> List(
        TenantAdmin admin, TenantDirectory directory, IApiKeyUses uses, CancellationToken cancellation)
    {
        if (await directory.Find(admin.Tenant) is not { } settings)
        {
            return Problems.NotFound;
        }

        var used = await uses.Of(admin.Tenant, cancellation);
        return TypedResults.Ok(new ApiKeyList([.. settings.ApiKeys.Select(key => ApiKeyView.Of(key, used))]));
    }

    private static async Task<Results<Ok<ApiKeyView>, Problem>> Show(
        string id, TenantAdmin admin, TenantDirectory directory, IApiKeyUses uses, CancellationToken cancellation)
        => await directory.Find(admin.Tenant) is { } settings && Array.Find(settings.ApiKeys, key => key.Id == id) is { } found
            ? TypedResults.Ok(ApiKeyView.Of(found, await uses.Of(admin.Tenant, cancellation)))
            : Problems.NotFound;

    private static async Task<Results<NoContent, Problem>> Revoke(
        string id, TenantAdmin admin, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        // Not the directory's copy of up to a second ago.
        if (await grains.GetGrain<ITenantGrain>(admin.Tenant).Settings() is { } settings
            && Array.Find(settings.ApiKeys, key => key.Id == id) is { } found
            && KeyScopes.Missing(found, admin.Scopes) is { } missing)
        {
            return missing;
        }

        if (await grains.GetGrain<ITenantGrain>(admin.Tenant).RevokeApiKey(id) != TenantStatus.Done)
        {
            return Problems.NotFound;
        }

        directory.Forget(admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "api_key.revoked", id);
        return TypedResults.NoContent();
    }
}

/// <param name="Scopes">Null: all that the caller may give.</param>
internal sealed record ApiKeyCommand(string? Name, DateTimeOffset? ExpiresAt, string?[]? Scopes);

internal sealed record ApiKeyMade(string Id, string Name, string Key, DateTimeOffset? ExpiresAt, string[] Scopes);

/// <param name="LastUsedAt">Within a minute or so; null: never.</param>
internal sealed record ApiKeyView(
    string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string[] Scopes, DateTimeOffset? LastUsedAt)
{
    public static ApiKeyView Of(ApiKeyCredential key, IReadOnlyDictionary<string, DateTimeOffset> used) => new(
        key.Id, key.Name, key.CreatedAt, key.ExpiresAt, ScopeNames.Of(key.Scopes), used.TryGetValue(key.Id, out var at) ? at : null);
}

internal sealed record ApiKeyList(ApiKeyView[] Items);
