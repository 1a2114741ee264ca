using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>Tenants, for the operator who holds <c>ADMIN_TOKEN</c>.</summary>
internal static class TenantRoutes
{
    private const int MinTokenLength = 16;
    private const int MaxItems = 100;
    private static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/v1/admin/tenants");
        tenants.ForAdmins().RejectingBadArguments();
        tenants.MapPut("/{name}", Configure)
            .Named("configureTenant", "Makes or changes a tenant")
            .Example("""{"emailDomains":["example.org"]}""");
        tenants.MapGet("/{name}", Show)
            .Named("showTenant", "The settings of a tenant");
        tenants.MapApiKeys();
        tenants.MapSources();
    }

    private static async Task<Results<Ok<TenantView>, Problem>> Configure(
        string name, JsonBody<TenantCommand> body, IGrainFactory grains, TenantDirectory directory)
    {
        if (!TenantName.IsValid(name))
        {
            return Problems.Invalid("tenant_name_invalid", "A tenant's name is 1 to 63 of a-z 0-9 - _, beginning with a letter or digit.");
        }

        var (domains, origins, webhookToken) = body.Value;
        if (!IsList(domains) || !IsList(origins) || webhookToken is { Length: < MinTokenLength })
        {
            return Problems.Invalid("tenant_invalid", $"At most {MaxItems} domains and origins; a webhook token has at least {MinTokenLength} characters.");
        }

        if (!TryDomains(domains, out var normalized))
        {
            return Problems.Invalid("domain_invalid", "emailDomains takes domains such as example.com.");
        }

        var settings = await grains.GetGrain<ITenantGrain>(name).Configure(new ConfigureTenant(
            normalized, origins, webhookToken is null ? null : Bearer.Hash(webhookToken), DefaultOverlap));
        directory.Forget(name);
        return TypedResults.Ok(View(name, settings));
    }

    private static async Task<Results<Ok<TenantView>, Problem>> Show(string name, TenantDirectory directory)
        => await directory.Find(name) is { } settings ? TypedResults.Ok(View(name, settings)) : Problems.NotFound;

    private static bool IsList(string?[]? items) => items is null || (items.Length <= MaxItems && items.All(item => !string.IsNullOrWhiteSpace(item)));

    private static bool TryDomains(string[]? domains, out string[]? normalized)
    {
        normalized = domains is null ? null : new string[domains.Length];
        for (var i = 0; i < normalized?.Length; i++)
        {
            if (!EmailAddress.TryNormalizeDomain(domains![i].Trim().TrimStart('@'), out normalized[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static TenantView View(string name, TenantSettings settings)
        => new(name, settings.EmailDomains, settings.Origins, settings.WebhookCredentials.Length);
}

internal sealed record TenantCommand(string[]? EmailDomains, string[]? Origins, string? WebhookToken);

internal sealed record TenantView(string Name, string[] EmailDomains, string[] Origins, int WebhookTokens);
