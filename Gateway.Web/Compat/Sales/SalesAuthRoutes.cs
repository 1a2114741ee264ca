using System.Text.Json.Serialization;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Sources;
using OrleansNotify.Tenants;

namespace OrleansNotify.Compat.Sales;

/// <summary>The sales extension's sign-in: its paths, bodies and status codes.</summary>
internal static class SalesAuthRoutes
{
    public static void MapSalesAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("").RejectingBadArguments(asError: true).RequireCors(TenantCors.Policy).RequireRateLimiting(Limits.SignIn);
        auth.MapPost("/request-otp", RequestOtp)
            .Named("salesRequestOtp", "Mails a code; while the person has a live session, only with its token")
            .Example("""{"email":"ann@example.org"}""").Produces<SalesMessage>().Refuses(401, 429);
        auth.MapPost("/verify-otp", VerifyOtp)
            .Named("salesVerifyOtp", "Exchanges a code for a token")
            .Example("""{"email":"ann@example.org","otp":"123456"}""").Produces<SalesSignedIn>().Refuses(401, 429);
    }

    private static async Task<IResult> RequestOtp(
        TenantOfRoute tenant, JsonBody<OtpRequest> body, HttpContext context, IGrainFactory grains, SessionResolver sessions, MailSite site)
    {
        if (!TryAllowedEmail(body.Value.Email, tenant.Settings, out var email))
        {
            return SalesAnswers.EmailInvalid(tenant.Settings.EmailDomains);
        }

        var user = grains.GetGrain<IUserGrain>(new UserKey(tenant.Name, email).ToString());
        if (!await MayAsk(context, tenant.Name, email, user, sessions))
        {
            NameTheOtherWay(context);
            return WebhookAnswers.Unauthorized;
        }

        var asked = await user.AskCode(new AskCode(ClientAddress.Of(context), site.Of(tenant.Name)));
        return asked.RetryAfter is { } wait ? Problems.TooMany(wait).AsError("Too many requests") : SalesAnswers.CodeSent;
    }

    private static async Task<IResult> VerifyOtp(
        TenantOfRoute tenant, JsonBody<OtpVerification> body, HttpContext context, CodeVerifier verifier, SessionResolver sessions,
        AccessRefusals refusals)
    {
        if (!await HasNoInvalidToken(context, sessions))
        {
            return WebhookAnswers.Unauthorized;
        }

        if (!TryAllowedEmail(body.Value.Email, tenant.Settings, out var email))
        {
            return SalesAnswers.CodeInvalid;
        }

        var guess = new VerifyCode(null, body.Value.Otp ?? "", ClientAddress.Of(context), UserAgent: ClientAgent.Of(context));
        var key = new UserKey(tenant.Name, email);
        var verified = await verifier.Verify(key, guess, context.RequestAborted);
        if (verified.Token is { } token)
        {
            return await verifier.EndUnlessEnough(key, token) is { } problem ? problem.AsError() : SalesAnswers.CodeVerified(token, email);
        }

        refusals.Note(context, 401);
        return SalesAnswers.CodeInvalid;
    }

    /// <summary>The sales extension's rule: a token is wanted exactly while the person has a live session; one that is given must be theirs.</summary>
    private static async Task<bool> MayAsk(HttpContext context, string tenant, string email, IUserGrain user, SessionResolver sessions)
    {
        if (!Bearer.TryRead(context, out var token))
        {
            return false;
        }

        return token is null
            ? !await user.HasLiveSession()
            : await sessions.Resolve(token) is { } session && session.Tenant == tenant && session.User == email;
    }

    /// <summary>In headers, as the body is the contract's.</summary>
    private static void NameTheOtherWay(HttpContext context)
    {
        var way = $"{(context.GetRouteValue("tenant") is string tenant ? $"/t/{tenant}" : "")}/v1/auth/otp/request";
        context.Response.Headers.WWWAuthenticate
            = $"Bearer error=\"invalid_token\", error_description=\"Send the token of the person's session, end that session, or ask for a code at {way}\"";
        context.Response.Headers.Link = $"<{way}>; rel=\"alternate\"";
    }

    private static async Task<bool> HasNoInvalidToken(HttpContext context, SessionResolver sessions)
        => Bearer.TryRead(context, out var token) && (token is null || await sessions.Resolve(token) is not null);

    private static bool TryAllowedEmail(string? text, TenantSettings settings, out string email)
        => EmailAddress.TryNormalize(text, out email) && settings.AllowsAddress(email);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OtpRequest(string? Email);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OtpVerification(string? Email, string? Otp);
