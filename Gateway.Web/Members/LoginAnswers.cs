using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>What a sign-in is answered with: the access token in the body, the refresh token in its cookie.</summary>
internal sealed class LoginAnswers(AccessTokens tokens, TenantDirectory tenants, IOptions<DefaultTenantOptions> defaultTenant)
{
    public async Task<Results<Ok<LoggedIn>, Problem>> Of(HttpContext context, SignInResult result)
        => result.Session is { } session ? TypedResults.Ok(await Of(context, session)) : Problem(result);

    public static Problem Problem(SignInResult result) => result switch
    {
        { Status: SignInStatus.Locked, RetryAfter: { } wait } => Problems.Locked(wait),
        { Status: SignInStatus.CodeRequired } => Problems.CodeRequired,
        { Status: SignInStatus.CodeInvalid } => Problems.CodeInvalid,
        { Status: SignInStatus.SsoRequired } => Problems.SsoRequired,
        _ => Problems.CredentialsInvalid,
    };

    public async Task<LoggedIn> Of(HttpContext context, MemberSession session)
    {
        RefreshCookie.Set(context, session, isOfDefault: session.Tenant == defaultTenant.Value.Name);
        var (token, expiresAt) = tokens.Issue(session);
        var role = await tenants.Find(session.Tenant) is { } settings ? settings.RoleOf(session.User) : TenantRole.None;
        return new LoggedIn(token, expiresAt, new LoggedInUser(session.User, session.User, MemberView.Word(role), session.Tenant));
    }
}

/// <param name="Token">For <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">Ask <c>/auth/refresh</c> for the next one before.</param>
internal sealed record LoggedIn(string Token, DateTimeOffset ExpiresAt, LoggedInUser User);

/// <param name="Role">As it is now: it is asked for at each request, and is not in the token.</param>
internal sealed record LoggedInUser(string Id, string Email, string Role, string Tenant);
