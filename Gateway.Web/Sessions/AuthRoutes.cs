using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Sessions;

/// <summary>Sign-in by a code from an e-mail. Known and unknown addresses get the same answers.</summary>
internal static class AuthRoutes
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/v1/auth").RejectingBadArguments().RequireCors(TenantCors.Policy);
        auth.MapPost("/otp/request", RequestCode).RequireRateLimiting(Limits.SignIn)
            .Named("requestCode", "Mails a code; the same answer for known and unknown addresses")
            .Example("""{"email":"ann@example.org"}""").Refuses(429);
        auth.MapPost("/otp/verify", VerifyCode).RequireRateLimiting(Limits.SignIn)
            .Named("verifyCode", "Exchanges a code for a token")
            .Reads(Argument.RepeatKey)
            .Example("""{"challengeId":"0123456789abcdef0123456789abcdef","email":"ann@example.org","code":"123456"}""").Refuses(400, 401, 429);
        auth.MapPost("/logout", Logout)
            .Named("logout", "Ends the session and its sockets");
    }

    private static async Task<Results<Accepted<CodeRequested>, Problem>> RequestCode(
        TenantOfRoute tenant, JsonBody<CodeRequest> body, HttpContext context, IGrainFactory grains, MailSite site)
    {
        if (!EmailAddress.TryNormalize(body.Value.Email, out var email))
        {
            return Problems.Invalid("email_invalid", "This is not an e-mail address.");
        }

        if (!tenant.Settings.AllowsAddress(email))
        {
            return Problems.Invalid("email_domain_not_allowed", "Addresses of this domain cannot sign in here.");
        }

        var user = grains.GetGrain<IUserGrain>(new UserKey(tenant.Name, email).ToString());
        var asked = await user.AskCode(new AskCode(ClientAddress.Of(context), site.Of(tenant.Name)));
        return asked.RetryAfter is { } wait
            ? Problems.TooMany(wait)
            : TypedResults.Accepted((string?)null, new CodeRequested(asked.ChallengeId, asked.ExpiresAt));
    }

    private static async Task<Results<Ok<SignedIn>, Problem>> VerifyCode(
        TenantOfRoute tenant, JsonBody<CodeVerification> body, HttpContext context, CodeVerifier verifier)
    {
        if (!IdempotencyKey.TryRead(context.Request, out var commandId))
        {
            return Problems.HeaderMalformed("Idempotency-Key");
        }

        var (challengeId, address, code) = body.Value;
        if (!IsChallengeId(challengeId) || !EmailAddress.TryNormalize(address, out var email)
            || !tenant.Settings.AllowsAddress(email))
        {
            return Problems.CodeInvalid;
        }

        var guess = new VerifyCode(challengeId, code ?? "", ClientAddress.Of(context), commandId, ClientAgent.Of(context));
        var key = new UserKey(tenant.Name, email);
        var verified = await verifier.Verify(key, guess, context.RequestAborted);
        return verified.Token is not { } token ? Problems.CodeInvalid
            : await verifier.EndUnlessEnough(key, token) is { } problem ? problem
            : TypedResults.Ok(new SignedIn(token, email, verified.ExpiresAt));
    }

    private static async Task<Results<NoContent, Problem>> Logout(Caller caller, IGrainFactory grains)
    {
        await grains.GetGrain<ISessionGrain>(caller.Session.TokenHash).Revoke();
        return TypedResults.NoContent();
    }

    public static bool IsChallengeId(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CodeRequest(string? Email);

internal sealed record CodeRequested(string ChallengeId, DateTimeOffset ExpiresAt);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CodeVerification(string? ChallengeId, string? Email, string? Code);

internal sealed record SignedIn(string Token, string Email, DateTimeOffset ExpiresAt);
