using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>What links in mails lead to: an invitation, or a new password. Their tokens come in bodies, and only accepting uses one up.</summary>
internal static class LinkRoutes
{
    // An address that is no member's is answered in the time that a member's takes.
    private static readonly TimeSpan ResetTakes = TimeSpan.FromMilliseconds(100);

    public static void MapLinks(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/invite", Show).RequireRateLimiting(Limits.SignIn)
            .Named("showInvitation", "What an invitation is for; it can still be accepted afterwards")
            .Example("""{"token":"ZGVmYXVsdA.…"}""").Refuses(410, 429);
        auth.MapPost("/invite/accept", Accept).RequireRateLimiting(Limits.SignIn)
            .Named("acceptInvitation", "Makes the invited person a member, and signs them in")
            .Example("""{"token":"ZGVmYXVsdA.…","password":"a long pass phrase"}""").Refuses(401, 410, 429);
        auth.MapPost("/reset", RequestReset).RequireRateLimiting(Limits.SignIn)
            .Named("requestReset", "Mails a member a link for a new password; the same answer for an unknown address")
            .Example("""{"email":"ann@example.org"}""").Refuses(429);
        auth.MapPost("/reset/confirm", Reset).RequireRateLimiting(Limits.SignIn)
            .Named("resetPassword", "Sets a new password by such a link, and ends all sessions")
            .Example("""{"token":"ZGVmYXVsdA.YW5u.…","password":"a long pass phrase"}""").Refuses(410, 429);
    }

    private static async Task<Results<Ok<InvitationShown>, Problem>> Show(
        TenantOfRoute route, JsonBody<LinkCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory)
        => await TenantOf(context, route, body.Value.Token, directory) is { } tenant
            && await grains.GetGrain<IInvitationsGrain>(tenant).Find(LinkToken.Hash(body.Value.Token!)) is { } found
            ? TypedResults.Ok(new InvitationShown(found.Email, MemberView.Word(found.Role), tenant))
            : Problems.LinkExpired;

    private static async Task<Results<Ok<LoggedIn>, Problem>> Accept(
        TenantOfRoute route, JsonBody<LinkPassword> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, LoginAnswers answers, Audit audit)
    {
        var (token, password) = body.Value;
        if (await TenantOf(context, route, token, directory) is not { } tenant
            || await grains.GetGrain<IInvitationsGrain>(tenant).Find(LinkToken.Hash(token!)) is not { } found)
        {
            return Problems.LinkExpired;
        }

        if (PasswordRules.Problem(password, found.Email) is { } why)
        {
            return Problems.Invalid("password_invalid", why);
        }

        var result = await grains.GetGrain<ISignInGrain>(tenant).Accept(LinkToken.Hash(token!), password!, LoginRoutes.Client(context));
        directory.Forget(tenant);
        if (result.Session is not { } session)
        {
            return result.Status == SignInStatus.SsoRequired ? Problems.SsoRequired : Problems.LinkExpired;
        }

        await audit.Add(context, tenant, found.Email, "invitation.accepted", found.Email);
        return TypedResults.Ok(await answers.Of(context, session));
    }

    private static async Task<Results<Accepted, Problem>> RequestReset(
        TenantOfRoute tenant, JsonBody<ResetRequest> body, HttpContext context, IGrainFactory grains, DashboardAddress address, MailSite site, TimeProvider time)
    {
        var least = Task.Delay(ResetTakes, time, context.RequestAborted);
        if (EmailAddress.TryNormalize(body.Value.Email, out var email) && tenant.Settings.RoleOf(email) != TenantRole.None)
        {
            await grains.GetGrain<IMemberGrain>(new UserKey(tenant.Name, email).ToString()).RequestReset(address.Of(context, "reset"), site.Of(tenant.Name));
        }

        await least;
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, Problem>> Reset(
        TenantOfRoute route, JsonBody<LinkPassword> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        var (token, password) = body.Value;
        if (LinkToken.Read(token, 2) is not [var tenant, var email] || !IsNamed(context, route, tenant)
            || await directory.Find(tenant) is not { IsSuspended: false } settings || settings.RoleOf(email) == TenantRole.None)
        {
            return Problems.LinkExpired;
        }

        if (PasswordRules.Problem(password, email) is { } why)
        {
            return Problems.Invalid("password_invalid", why);
        }

        var command = new ResetPassword(email, LinkToken.Hash(token!), password!, LoginRoutes.Client(context));
        if ((await grains.GetGrain<ISignInGrain>(tenant).ResetPassword(command)).Status != SignInStatus.Done)
        {
            return Problems.LinkExpired;
        }

        await audit.Add(context, tenant, email, "password.reset", email);
        return TypedResults.NoContent();
    }

    /// <returns>The tenant that the token names, when it is there and the route names no other one.</returns>
    private static async Task<string?> TenantOf(HttpContext context, TenantOfRoute route, string? token, TenantDirectory directory)
        => LinkToken.Read(token, 1) is [var tenant] && IsNamed(context, route, tenant) && await directory.Find(tenant) is { IsSuspended: false } ? tenant : null;

    private static bool IsNamed(HttpContext context, TenantOfRoute route, string tenant) => !context.Request.RouteValues.ContainsKey("tenant") || route.Name == tenant;
}

internal sealed record LinkCommand(string? Token);

internal sealed record LinkPassword(string? Token, string? Password);

internal sealed record ResetRequest(string? Email);

/// <param name="Role"><c>owner</c>, <c>admin</c> or <c>viewer</c>.</param>
internal sealed record InvitationShown(string Email, string Role, string Tenant);
