using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Members;

/// <summary>
/// The refresh token, where no script reads it: sent to the sign-in routes of its tenant only. Over plain HTTP it goes without <c>Secure</c>,
/// as browsers would drop it without a word.
/// </summary>
internal static class RefreshCookie
{
    private const string Name = "refresh";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>A link leads to the routes without a tenant, also for a tenant that is not the default one.</summary>
    public static void Set(HttpContext context, MemberSession session, bool isOfDefault)
        => context.Response.Cookies.Append(Name, session.RefreshToken, Options(context, TenantOfRoute(context) ?? (isOfDefault ? null : session.Tenant), session.ExpiresAt));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, TenantOfRoute(context), null));

    /// <summary>Whether the request is of a page of ours, or of no page. Fetch metadata say so; they are not sent to plain HTTP, where Origin is.</summary>
    public static Problem? CheckPage(HttpContext context, PublicHosts hosts)
    {
        var headers = context.Request.Headers;
        var site = headers["Sec-Fetch-Site"].ToString();
        var isOurs = site.Length > 0 ? site is "same-origin" or "none"
            : headers.Origin.ToString() is var origin && (origin.Length == 0 || Origins.IsOwn(origin, context.Request.Host.Value ?? "") || hosts.IsPage(origin));
        return isOurs ? null : Problems.PageForbidden;
    }

    private static string? TenantOfRoute(HttpContext context) => context.GetRouteValue("tenant") as string;

    private static CookieOptions Options(HttpContext context, string? tenant, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase + (tenant is null ? "/auth" : $"/t/{tenant}/auth"),
        Expires = expires,
    };
}
