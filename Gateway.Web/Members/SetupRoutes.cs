using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Which ways to sign in there are, and the first owner's.</summary>
internal static class SetupRoutes
{
    public static void MapSetup(this IEndpointRouteBuilder auth)
    {
        auth.MapGet("/state", State)
            .Named("showSignIn", "Which ways to sign in there are");
        auth.MapPost("/setup", SetUp).RequireRateLimiting(Limits.SignIn)
            .Named("setUp", "Makes the default tenant's first owner, by the code that the server prints at its start")
            .Example("""{"code":"0123-4567-89AB-CDEF","email":"ann@example.org","password":"a long pass phrase"}""").Refuses(403, 404, 409, 429);
    }

    private static Ok<SignInState> State(TenantOfRoute tenant, HttpContext context, SetupCode setup, PasskeySites sites) => TypedResults.Ok(
        new SignInState(
            tenant.Name == setup.Tenant && !tenant.Settings.HasOwner, sites.Of(context) is not null,
            [.. (tenant.Settings.Sso ?? []).Select(provider => new SsoChoice(provider.Id, provider.Name, provider.Domains))], tenant.Name, true));

    private static async Task<Results<Created<LoggedIn>, Problem>> SetUp(
        TenantOfRoute tenant, JsonBody<SetupCommand> body, HttpContext context, IGrainFactory grains, SetupCode setup, LoginAnswers answers,
        TenantDirectory directory, Audit audit)
    {
        var (code, address, password) = body.Value;
        if (tenant.Name != setup.Tenant || tenant.Settings.HasOwner)
        {
            return Problems.NotFound;
        }

        var signIn = grains.GetGrain<ISignInGrain>(tenant.Name);
        if (!setup.Matches(code))
        {
            return await signIn.CountFailure(LoginRoutes.Client(context)) is { } wait ? Problems.Locked(wait) : Problems.SetupCodeInvalid;
        }

        if (!EmailAddress.TryNormalize(address, out var email))
        {
            return Problems.Invalid("email_invalid", "This is not an e-mail address.");
        }

        if (PasswordRules.Problem(password, email) is { } why)
        {
            return Problems.Invalid("password_invalid", why);
        }

        var result = await signIn.SetUp(new NewPassword(email, password!, LoginRoutes.Client(context)));
        directory.Forget(tenant.Name);
        if (result.Session is not { } session)
        {
            return Problems.NotFound;
        }

        await audit.Add(context, tenant.Name, email, "member.owner", email);
        return TypedResults.Created((string?)null, await answers.Of(context, session));
    }
}
