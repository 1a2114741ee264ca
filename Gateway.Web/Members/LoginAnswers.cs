using OrleansNotify.Edge;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>What a sign-in is answered with: the access token in the body, the refresh token in its cookie.</summary>
internal sealed class LoginAnswers(AccessTokens tokens, TenantDirectory tenants)
{
    public async Task<(LoggedIn? LoggedIn, Problem? Problem)> Of(HttpContext context, SignInResult result) => result switch
    {
        { Status: SignInStatus.Done, Session: { } session } => (await Of(context, session), null),
        { Status: SignInStatus.Locked, RetryAfter: { } wait } => (null, Problems.Locked(wait)),
        { Status: SignInStatus.CodeRequired } => (null, Problems.CodeRequired),
        { Status: SignInStatus.CodeInvalid } => (null, Problems.CodeInvalid),
        _ => (null, Problems.CredentialsInvalid),
    };

    public async Task<LoggedIn> Of(HttpContext context, MemberSession session)
    {
        RefreshCookie.Set(context, session);
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
