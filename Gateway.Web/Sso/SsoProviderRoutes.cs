using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>The identity providers of a tenant. Owners choose them, as a provider says who anybody is.</summary>
internal static class SsoProviderRoutes
{
    public static void MapIdentityProviders(this IEndpointRouteBuilder tenant)
    {
        tenant.MapGet("/sso-providers", List)
            .Named("listSsoProviders", "The identity providers by which members sign in");
        tenant.MapGet("/sso-providers/{id}", Show)
            .Named("showSsoProvider", "One identity provider");
        tenant.MapPut("/sso-providers/{id}", Put)
            .Named("saveSsoProvider", "Creates or changes an identity provider; without clientSecret the one there is stays")
            .Example("""{"name":"Acme","issuer":"https://id.example.org","clientId":"notify","clientSecret":"a secret of the provider","domains":["example.org"]}""").Refuses(409);
        tenant.MapDelete("/sso-providers/{id}", Delete)
            .Named("deleteSsoProvider", "Ends sign-ins by an identity provider; members and their sessions stay");
        tenant.MapPost("/sso-providers/{id}/test", Test)
            .Named("testSsoProvider", "Reads the discovery document and the keys, and says what is wrong with them");
    }

    private static async Task<Results<Ok<SsoProviderList>, Problem>> List(TenantAdmin admin, HttpContext context, TenantDirectory directory, SsoAddress address)
        => await directory.Find(admin.Tenant) is { } settings
            ? TypedResults.Ok(new SsoProviderList([.. (settings.Sso ?? []).Select(provider => View(context, admin.Tenant, provider, address))]))
            : Problems.NotFound;

    private static async Task<Results<Ok<SsoProviderView>, Problem>> Show(
        string id, TenantAdmin admin, HttpContext context, TenantDirectory directory, SsoAddress address)
        => await directory.Find(admin.Tenant) is { } settings && settings.FindSso(id) is { } found
            ? TypedResults.Ok(View(context, admin.Tenant, found, address))
            : Problems.NotFound;

    private static async Task<Results<Ok<SsoProviderView>, Problem>> Put(
        string id, TenantOwner owner, JsonBody<SsoProviderCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory,
        SsoReader reader, SsoAddress address, IOpenIdClient client, Audit audit)
    {
        var (tenant, grain) = (owner.Tenant, grains.GetGrain<ITenantGrain>(owner.Tenant));
        if (await grain.Settings() is not { } before)
        {
            return Problems.NotFound;
        }

        if (reader.Read(tenant, id, body.Value, before.FindSso(id), out var provider) is { } invalid)
        {
            return invalid;
        }

        var status = await grain.PutSsoProvider(provider, keepsSecret: body.Value.ClientSecret is null);
        if (status != TenantStatus.Done)
        {
            return status.Problem("sso_provider_limit");
        }

        directory.Forget(tenant);
        client.Forget(provider.Issuer);
        await audit.Add(context, tenant, owner.Actor, "sso_provider.saved", id);
        if (await directory.Find(tenant) is not { } after || after.FindSso(id) is not { } saved)
        {
            return Problems.NotFound;
        }

        await EndOtherSignIns(tenant, before, after, grains);
        return TypedResults.Ok(View(context, tenant, saved, address));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, TenantOwner owner, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        if (await grains.GetGrain<ITenantGrain>(owner.Tenant).DeleteSsoProvider(id) != TenantStatus.Done)
        {
            return Problems.NotFound;
        }

        directory.Forget(owner.Tenant);
        await audit.Add(context, owner.Tenant, owner.Actor, "sso_provider.deleted", id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SsoTestAnswer>, Problem>> Test(
        string id, TenantOwner owner, TenantDirectory directory, IOpenIdClient client, CancellationToken cancellation)
    {
        if (await directory.Find(owner.Tenant) is not { } settings || settings.FindSso(id) is not { } provider)
        {
            return Problems.NotFound;
        }

        try
        {
            var facts = await client.Check(provider, cancellation);
            return TypedResults.Ok(new SsoTestAnswer(true, null, facts.Algorithms, facts.Keys, facts.NamesItself));
        }
        catch (SsoException failure)
        {
            return TypedResults.Ok(new SsoTestAnswer(false, failure.Message, [], 0, false));
        }
    }

    /// <summary>Members who may come in by their provider only from now on do so at once.</summary>
    private static Task EndOtherSignIns(string tenant, TenantSettings before, TenantSettings after, IGrainFactory grains)
        => Task.WhenAll((after.Members ?? []).Where(member => after.RequiresSso(member.Email) && !before.RequiresSso(member.Email))
            .Select(member => grains.GetGrain<IUserGrain>(new UserKey(tenant, member.Email).ToString()).EndSessions()));

    private static SsoProviderView View(HttpContext context, string tenant, SsoProvider provider, SsoAddress address)
        => SsoProviderView.Of(provider, address.Callback(context, tenant, provider.Id));

    public static SsoProvider? FindSso(this TenantSettings settings, string id) => Array.Find(settings.Sso ?? [], provider => provider.Id == id);
}
