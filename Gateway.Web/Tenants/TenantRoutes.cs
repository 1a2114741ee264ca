using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Activity;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

/// <summary>Tenants, for the operator who holds <c>ADMIN_TOKEN</c>.</summary>
internal static class TenantRoutes
{
    private const int MinTokenLength = 16;
    private const int MaxPage = 100;
    private static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/v1/admin/tenants");
        tenants.ForAdmins().RejectingBadArguments();
        tenants.MapGet("", List)
            .Named("listTenants", "All tenants, by name")
            .Reads(Argument.Limit(MaxPage, MaxPage), new Argument("after", "The next of an earlier page.")).Refuses(400);
        tenants.MapPut("/{name}", Configure)
            .Named("configureTenant", "Makes or changes a tenant")
            .Example("""{"emailDomains":["example.org"]}""");
        tenants.MapGet("/{name}", Show)
            .Named("showTenant", "The settings of a tenant");
        tenants.MapGroup("/{name}").MapTenantLife();
        var tenant = tenants.MapGroup("/{name}").WithMetadata(new OperationSuffix("OfTenant"));
        tenant.MapApiKeys();
        tenant.MapSources();
        tenant.MapMembers();
        tenant.MapSessionsOfUsers();
        tenant.MapActivity();
    }

    private static async Task<Results<Ok<TenantList>, Problem>> List(HttpRequest request, ITenantStore tenants, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, after) = (query.Limit(MaxPage, MaxPage), query.Position("after", TenantName.IsValid));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        // One more than asked for tells whether there is a next page.
        var rows = await tenants.List(after ?? "", limit + 1, cancellation);
        var items = rows.Take(limit).Select(row => new TenantItem(row.Name, row.Standing, Known(row.CreatedAt), Known(row.ChangedAt)));
        return TypedResults.Ok(new TenantList([.. items], rows.Count > limit ? rows[limit - 1].Name : null));
    }

    private static async Task<Results<Ok<TenantView>, Problem>> Configure(
        string name, JsonBody<TenantCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Departures people, Audit audit)
    {
        if (!TenantName.IsValid(name))
        {
            return Problems.Invalid("tenant_name_invalid", "A tenant's name is 1 to 63 of a-z 0-9 - _, beginning with a letter or digit.");
        }

        var (domains, origins, webhookToken) = body.Value;
        var rule = $"At most {TenantLists.MaxItems} domains and origins; a webhook token has at least {MinTokenLength} characters.";
        var problem = webhookToken is { Length: < MinTokenLength } ? Problems.Invalid("tenant_invalid", rule) : null;
        if ((TenantLists.Check(domains, origins, rule, out var normalized, out var allowed) ?? problem) is { } invalid)
        {
            return invalid;
        }

        var command = new ConfigureTenant(normalized, allowed, webhookToken is null ? null : Bearer.Hash(webhookToken), DefaultOverlap);
        if (await grains.GetGrain<ITenantGrain>(name).Configure(command) is not { } settings)
        {
            return Problems.TenantDeleting;
        }

        directory.Forget(name);
        await audit.Add(context, name, Audit.Operator, "settings.changed", webhookToken is null ? "" : "webhookToken");
        if (domains is not null)
        {
            await people.LeaveThoseOutside(name, settings);
        }

        return TypedResults.Ok(View(name, settings));
    }

    private static async Task<Results<Ok<TenantView>, Problem>> Show(
        string name, TenantDirectory directory, ITenantStore tenants, CancellationToken cancellation)
        => await directory.Find(name) is { } settings ? TypedResults.Ok(View(name, settings))
            : await tenants.Find(name, cancellation) is { Standing: TenantStanding.Deleting } ? Problems.TenantDeleting
            : Problems.NotFound;

    private static TenantView View(string name, TenantSettings settings)
        => new(name, settings.EmailDomains, settings.Origins, settings.WebhookCredentials.Length, settings.Standing ?? TenantStanding.Active);

    private static DateTimeOffset? Known(DateTimeOffset at) => at == DateTimeOffset.UnixEpoch ? null : at;
}

internal sealed record TenantCommand(string[]? EmailDomains, string[]? Origins, string? WebhookToken);

internal sealed record TenantView(string Name, string[] EmailDomains, string[] Origins, int WebhookTokens, string Standing);

/// <param name="CreatedAt">Null: before it was written down.</param>
/// <param name="ChangedAt">When it was suspended, resumed or deleted, else made; null: before it was written down.</param>
internal sealed record TenantItem(string Name, string Standing, DateTimeOffset? CreatedAt, DateTimeOffset? ChangedAt);

/// <param name="Next">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record TenantList(TenantItem[] Items, string? Next);
