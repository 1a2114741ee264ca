using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Members' sign-in by password, and the session that begins with it.</summary>
internal static class LoginRoutes
{
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").RejectingBadArguments().RequireCors(TenantCors.Policy);
        auth.MapSetup();
        auth.MapPost("/login", Login).RequireRateLimiting(Limits.SignIn)
            .Named("login", "Signs a member in by password; the same answer for an unknown address")
            .Example("""{"email":"ann@example.org","password":"a long pass phrase"}""").Refuses(401, 429);
        auth.MapPost("/login/code", LoginByMail).RequireRateLimiting(Limits.SignIn)
            .Named("loginByMail", "Signs a member in by a code that was mailed (requestCode); the authenticator's is asked for when there is one")
            .Example("""{"email":"ann@example.org","challengeId":"0123456789abcdef0123456789abcdef","code":"123456"}""").Refuses(401, 429);
        auth.MapPost("/refresh", Refresh)
            .Named("refreshLogin", "The next access token, by the cookie that the last answer set").Refuses(401, 403);
        auth.MapPost("/logout", Logout)
            .Named("endLogin", "Ends the session of the cookie or the token, and its sockets").Refuses(403);
        auth.MapLinks();
        auth.MapFactors();
        auth.MapPasskeys();
        auth.MapGet("/me", Me)
            .Named("showMe", "The signed-in person, and what they sign in with");
    }

    private static async Task<Results<Ok<LoggedIn>, Problem>> Login(
        TenantOfRoute tenant, JsonBody<LoginCommand> body, HttpContext context, IGrainFactory grains, LoginAnswers answers)
    {
        var (address, password, code) = body.Value;
        if (!EmailAddress.TryNormalize(address, out var email))
        {
            return Problems.CredentialsInvalid;
        }

        var isMember = tenant.Settings.RoleOf(email) != TenantRole.None;
        var result = await grains.GetGrain<ISignInGrain>(tenant.Name).Login(new PasswordLogin(email, password ?? "", code, Client(context), isMember));
        return await answers.Of(context, result);
    }

    private static async Task<Results<Ok<LoggedIn>, Problem>> LoginByMail(
        TenantOfRoute tenant, JsonBody<MailLoginCommand> body, HttpContext context, IGrainFactory grains, LoginAnswers answers)
    {
        var (address, challengeId, code, totp) = body.Value;
        if (!AuthRoutes.IsChallengeId(challengeId) || !EmailAddress.TryNormalize(address, out var email) || tenant.Settings.RoleOf(email) == TenantRole.None)
        {
            return Problems.CodeInvalid;
        }

        var (client, key) = (Client(context), new UserKey(tenant.Name, email).ToString());
        var guess = new VerifyCode(challengeId, code ?? "", client.Address, UserAgent: client.UserAgent);
        return await grains.GetGrain<IUserGrain>(key).UseCode(guess)
            ? await answers.Of(context, await grains.GetGrain<IMemberGrain>(key).SignInByMail(challengeId!, totp, client))
            : Problems.CodeInvalid;
    }

    private static async Task<Results<Ok<LoggedIn>, Problem>> Refresh(
        TenantOfRoute tenant, HttpContext context, RefreshTokens tokens, IGrainFactory grains, ISessionStore sessions, LoginAnswers answers, PublicHosts hosts)
    {
        if (RefreshCookie.CheckPage(context, hosts) is { } refusal)
        {
            return refusal;
        }

        // The cookie stays as it is when it is refused: another tab may have set its successor since.
        if (!tokens.TryRead(RefreshCookie.Read(context), out var sid, out var generation)
            || await sessions.Find(sid, context.RequestAborted) is not { } row || row.Tenant != tenant.Name || !tenant.Settings.AllowsAddress(row.User)
            || row.CreatedAt < tenant.Settings.CreatedAt
            || await grains.GetGrain<IMemberGrain>(new UserKey(row.Tenant, row.User).ToString()).Refresh(sid, generation) is not { } session)
        {
            return Problems.RefreshInvalid;
        }

        return TypedResults.Ok(await answers.Of(context, session));
    }

    private static async Task<Results<NoContent, Problem>> Logout(
        TenantOfRoute tenant, HttpContext context, RefreshTokens tokens, IGrainFactory grains, ISessionStore sessions, SessionResolver resolver, PublicHosts hosts)
    {
        if (Bearer.TryRead(context, out var token) && token is not null)
        {
            if (await resolver.Resolve(token) is { } session && session.Tenant == tenant.Name)
            {
                await grains.GetGrain<ISessionGrain>(session.TokenHash).Revoke();
            }
        }
        else if (RefreshCookie.CheckPage(context, hosts) is { } refusal)
        {
            return refusal;
        }

        if (tokens.TryRead(RefreshCookie.Read(context), out var sid, out _)
            && await sessions.Find(sid, context.RequestAborted) is { } row && row.Tenant == tenant.Name)
        {
            await grains.GetGrain<ISessionGrain>(sid).Revoke();
        }

        RefreshCookie.Clear(context);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<MeView>, Problem>> Me(Caller caller, TenantDirectory directory, IGrainFactory grains)
    {
        var session = caller.Session;
        if (await directory.Find(session.Tenant) is not { } settings)
        {
            return Problems.Unauthorized;
        }

        var role = settings.RoleOf(session.User);
        var facts = role == TenantRole.None ? MemberFacts.None : await caller.Member(grains).Facts();
        return TypedResults.Ok(MeView.Of(session, role, facts));
    }

    public static ClientFacts Client(HttpContext context) => new(ClientAddress.Of(context), ClientAgent.Of(context));
}
