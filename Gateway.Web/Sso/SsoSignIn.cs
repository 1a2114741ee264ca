using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sso;

/// <summary>Leads a browser to an identity provider and takes what it brings back.</summary>
internal sealed class SsoSignIn(
    IOpenIdClient client, SsoCookies cookies, SsoAddress address, SecretBox box, IGrainFactory grains, TenantDirectory directory, LoginAnswers answers,
    ILogger<SsoSignIn> logger)
{
    private const int MaxParameter = 4 * 1024;
    private const int MaxMethods = 10;

    public async Task<Results<RedirectHttpResult, Problem>> Begin(HttpContext context, string tenant, SsoProvider provider, bool isFresh, string returnTo)
    {
        if (address.Callback(context, tenant, provider.Id) is not { } callback)
        {
            return Problems.SsoUnavailable;
        }

        try
        {
            var begun = await client.Begin(provider, callback, isFresh, context.RequestAborted);
            cookies.Set(context, tenant, new SsoJourney(provider.Id, provider.Issuer, begun.State, begun.Nonce, begun.Verifier, callback, returnTo));
            return TypedResults.Redirect(begun.Url.AbsoluteUri);
        }
        catch (SsoException failure)
        {
            return Failed(context, tenant, provider, failure.Code, failure.Message, returnTo);
        }
    }

    public async Task<Results<RedirectHttpResult, Problem>> Finish(HttpContext context, string tenant, SsoProvider provider)
    {
        var query = context.Request.Query;
        string? Given(string name) => query[name] is [{ Length: > 0 and <= MaxParameter } value] ? value : null;
        if (cookies.Journey(context, tenant, provider.Id) is not { } journey || journey.Issuer != provider.Issuer || !IsSame(Given("state"), journey.State))
        {
            return Failed(context, tenant, provider, "sso_state", "This browser has not begun the sign-in, or too long ago", "/");
        }

        // What was begun here ends here, whatever comes of it.
        SsoCookies.ClearJourney(context, provider.Id);
        if (Given("error") is not null || Given("code") is not { } code)
        {
            return Failed(context, tenant, provider, "sso_refused", "The provider answered without a code", journey.ReturnTo);
        }

        try
        {
            var answer = new CodeAnswer(code, journey.Verifier, journey.Nonce, journey.RedirectUri);
            var token = await client.Finish(provider, Secret(tenant, provider), answer, Given("iss"), context.RequestAborted);
            return await Enter(context, tenant, provider, token, journey.ReturnTo);
        }
        catch (SsoException failure)
        {
            return Failed(context, tenant, provider, failure.Code, failure.Message, journey.ReturnTo);
        }
    }

    private async Task<RedirectHttpResult> Enter(HttpContext context, string tenant, SsoProvider provider, IdToken token, string returnTo)
    {
        if (!EmailAddress.TryNormalize(token.Email, out var email))
        {
            return Failed(context, tenant, provider, SsoException.Unverified, "The provider's address of the person is none", returnTo);
        }

        string[] values = [.. provider.Roles.Select(rule => rule.Value).Intersect(token.Values)];
        string[] methods = [.. token.Methods.Where(IsMethod).Take(MaxMethods)];
        var login = new SsoLogin(
            new SsoIdentity(provider.Id, provider.Issuer, token.Subject, email, values), methods, token.AuthenticatedAt, methods.Contains("mfa"), null,
            LoginRoutes.Client(context));
        var result = await grains.GetGrain<ISignInGrain>(tenant).LoginBySso(login);
        directory.Forget(tenant);
        switch (result)
        {
            case { Session: { } session }:
                await answers.Of(context, session);
                return TypedResults.Redirect(ReturnTo.Page(context, returnTo));
            case { Status: SignInStatus.CodeRequired }:
                cookies.Set(context, tenant, new SsoPending(login));
                return Page(context, "code_required", returnTo);
            default:
                return Failed(context, tenant, provider, CodeOf(result.Status), $"The person is not admitted ({result.Status})", returnTo);
        }
    }

    private string? Secret(string tenant, SsoProvider provider)
        => provider.Secret.Length == 0 ? null
            : box.Open(provider.Secret, SourceSeal.OfSso(tenant, provider.Id)) is { } plain ? Encoding.UTF8.GetString(plain)
            : throw new SsoException(SsoException.Unreachable, "The client secret was sealed under a key that is not here: save it again.");

    private RedirectHttpResult Failed(HttpContext context, string tenant, SsoProvider provider, string code, string reason, string returnTo)
    {
        logger.SsoFailed(tenant, provider.Id, reason);
        return Page(context, code, returnTo);
    }

    private static RedirectHttpResult Page(HttpContext context, string code, string returnTo)
        => TypedResults.Redirect(ReturnTo.Page(context, $"/login?sso={code}{(returnTo == "/" ? "" : $"&next={Uri.EscapeDataString(returnTo)}")}"));

    private static string CodeOf(SignInStatus status) => status switch
    {
        SignInStatus.OutsideDomains => "sso_domain",
        SignInStatus.NotInvited => "sso_not_invited",
        SignInStatus.OtherAccount => "sso_other_account",
        _ => SsoException.Invalid,
    };

    private static bool IsSame(string? given, string expected)
        => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static bool IsMethod(string method) => method is { Length: > 0 and <= 20 } && method.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
