using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>A tenant's accounts at providers.</summary>
internal static class AccountRoutes
{
    private const string Sample = """{"provider":"twilio-sms","name":"main","settings":{"accountSid":"AC00000000000000000000000000000000","authToken":"secret","from":"+15005550006"}}""";

    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        var providers = routes.MapGroup("/v1/providers").RejectingBadArguments().RequireCors(TenantCors.Policy);
        providers.MapGet("/catalogue", Catalogue)
            .Named("listProviderKinds", "Every provider, what its account needs and what it can do");
        providers.MapGet("", List)
            .Named("listProviders", "The tenant's accounts at providers, in the order in which they are tried");
        providers.MapPost("", Create)
            .Named("createProvider", "Adds an account at a provider").Example(Sample).Refuses(422);
        providers.MapGet("/{id}", Show)
            .Named("showProvider", "One account");
        providers.MapPatch("/{id}", Change)
            .Named("changeProvider", "Changes an account: settings, order, pause, rate, prices").Example("""{"isPaused":true}""").Refuses(422);
        providers.MapDelete("/{id}", Delete)
            .Named("deleteProvider", "Removes an account");
        providers.MapPost("/{id}/test", Test)
            .Named("testProvider", "Asks the provider whether it knows the account; sends nothing");
        providers.MapCaps();
    }

    private static Ok<IReadOnlyList<ProviderManifest>> Catalogue(TenantViewer viewer, ProviderCatalogue catalogue)
        => TypedResults.Ok<IReadOnlyList<ProviderManifest>>([.. catalogue.Manifests.Where(AccountDesk.IsOffered)]);

    private static async Task<Ok<AccountList>> List(
        TenantViewer viewer, IProviderAccountStore accounts, AccountDesk desk, IGrainFactory grains, CancellationToken cancellation)
    {
        var rows = await accounts.List(viewer.Tenant, null, cancellation);
        var own = rows.Select(row => row.Channel.Word()).ToHashSet();
        var defaults = await grains.GetGrain<IProvidersGrain>(0).Defaults();
        return TypedResults.Ok(new AccountList(
            [.. rows.Select(desk.AnswerOf)],
            defaults.Where(one => !own.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Value)));
    }

    private static async Task<Results<Created<AccountAnswer>, Problem>> Create(
        TenantAdmin admin, JsonBody<AccountCommand> body, AccountDesk desk, Audit audit, HttpContext context)
    {
        var (row, problem) = await desk.Save(admin.Tenant, null, body.Value, context.RequestAborted);
        if (row is null)
        {
            return problem!;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "provider.created", row.Id);
        return TypedResults.Created($"/v1/providers/{row.Id}", desk.AnswerOf(row));
    }

    private static async Task<Results<Ok<AccountAnswer>, Problem>> Show(
        string id, TenantViewer viewer, IProviderAccountStore accounts, AccountDesk desk, CancellationToken cancellation)
        => await accounts.Find(viewer.Tenant, id, cancellation) is { } row ? TypedResults.Ok(desk.AnswerOf(row)) : Problems.NotFound;

    private static async Task<Results<Ok<AccountAnswer>, Problem>> Change(
        string id, TenantAdmin admin, JsonBody<AccountCommand> body, IProviderAccountStore accounts, AccountDesk desk, Audit audit, HttpContext context)
    {
        if (await accounts.Find(admin.Tenant, id, context.RequestAborted) is not { } known)
        {
            return Problems.NotFound;
        }

        var (row, problem) = await desk.Save(admin.Tenant, known, body.Value, context.RequestAborted);
        if (row is null)
        {
            return problem!;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "provider.changed", id);
        return TypedResults.Ok(desk.AnswerOf(row));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, TenantAdmin admin, IProviderAccountStore accounts, AccountDesk desk, Audit audit, HttpContext context)
    {
        if (await accounts.Find(admin.Tenant, id, context.RequestAborted) is not { } row || !await desk.Delete(row, context.RequestAborted))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "provider.deleted", id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CheckAnswer>, Problem>> Test(
        string id, TenantAdmin admin, IProviderAccountStore accounts, AccountDesk desk, CancellationToken cancellation)
    {
        if (await accounts.Find(admin.Tenant, id, cancellation) is not { } row || desk.Open(row) is not { } account)
        {
            return Problems.NotFound;
        }

        var check = await account.Provider.Check(account.Settings, cancellation);
        return TypedResults.Ok(new CheckAnswer(check.IsReachable, check.Detail));
    }
}
