using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>Members' sign-in by an identity provider. The browser is led, so what goes wrong is said by the page that it comes to.</summary>
internal static class SsoSignInRoutes
{
    public static void MapSsoSignIn(this IEndpointRouteBuilder routes)
    {
        var sso = routes.MapGroup("/auth/sso").RejectingBadArguments().RequireCors(TenantCors.Policy).RequireRateLimiting(Limits.SignIn);
        // For browsers, which are led on: no calls of an API.
        sso.MapGet("/{id}/begin", Begin).ExcludeFromDescription();
        sso.MapGet("/{id}/callback", Callback).ExcludeFromDescription();
        sso.MapPost("/code", Code)
            .Named("finishSsoLoginWithCode", "The code of the member's own authenticator, for a provider that has asked for one factor only")
            .Example("""{"code":"123456"}""").Refuses(401, 403, 410, 429);
    }

    private static async Task<Results<RedirectHttpResult, Problem>> Begin(string id, TenantOfRoute tenant, HttpContext context, SsoSignIn signIn)
    {
        var query = new QueryReader(context.Request.Query);
        var isFresh = query.Flag("fresh");
        return query.Problem is { } problem ? problem
            : tenant.Settings.FindSso(id) is not { } provider ? Problems.NotFound
            : await signIn.Begin(context, tenant.Name, provider, isFresh, ReturnTo.Read(context.Request.Query["returnTo"]));
    }

    private static async Task<Results<RedirectHttpResult, Problem>> Callback(string id, TenantOfRoute tenant, HttpContext context, SsoSignIn signIn)
        => tenant.Settings.FindSso(id) is { } provider ? await signIn.Finish(context, tenant.Name, provider) : Problems.NotFound;

    private static async Task<Results<Ok<LoggedIn>, Problem>> Code(
        TenantOfRoute tenant, JsonBody<SsoCode> body, HttpContext context, SsoCookies cookies, PublicHosts hosts, IGrainFactory grains, LoginAnswers answers)
    {
        if (RefreshCookie.CheckPage(context, hosts) is { } refusal)
        {
            return refusal;
        }

        if (cookies.Pending(context, tenant.Name) is not { } pending)
        {
            return new Problem(410, "sso_expired", "The sign-in by the identity provider was too long ago. Begin again.");
        }

        var login = pending.Login with { Code = body.Value.Code ?? "", Client = LoginRoutes.Client(context) };
        var result = await grains.GetGrain<ISignInGrain>(tenant.Name).LoginBySso(login);
        if (result.Session is not null)
        {
            SsoCookies.ClearPending(context);
        }

        // There is no code to an empty one.
        return result.Status == SignInStatus.CodeRequired ? Problems.CodeInvalid : await answers.Of(context, result);
    }
}

/// <param name="Code">Of the authenticator, or a recovery code.</param>
internal sealed record SsoCode(string? Code);
