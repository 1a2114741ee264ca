using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;

namespace OrleansNotify.Access;

/// <summary>
/// CORS: exact lists, no cookies. A preflight, which has no credential, is answered for the origins of all tenants together; the answer
/// itself may be read by the pages of the tenant that it is about, which <see cref="AnswerTenant"/> knows when the answer begins.
/// </summary>
internal sealed class TenantCors(AllowedOrigins origins, IOptions<CorsOptions> cors, ILoggerFactory loggers)
    : CorsService(cors, loggers), ICorsPolicyProvider, ICorsService
{
    /// <summary>Routes that say it may be called from pages; no others are.</summary>
    public const string Policy = "tenant";

    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromMinutes(10);
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly string[] Exposed =
        ["Retry-After", "ETag", "Location", "Link", "Content-Disposition", "Accept-Encoding", "Allow", "WWW-Authenticate", Problem.RequestIdHeader];

    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        if (policyName != Policy)
        {
            return null;
        }

        await origins.Refresh(context.RequestAborted);
        return new CorsPolicyBuilder()
            .SetIsOriginAllowed(origins.Contain)
            .WithMethods(Methods)
            // Whatever libraries add, such as traceparent or x-requested-with: only the bearer token lets in.
            .WithHeaders(HeaderName.Valid(context.Request.Headers.AccessControlRequestHeaders))
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(PreflightMaxAge)
            .Build();
    }

    void ICorsService.ApplyResult(CorsResult result, HttpResponse response)
    {
        response.Headers.AppendCommaSeparatedValues("Vary", "Origin");
        if (result.IsPreflightRequest || (result.IsOriginAllowed && MayRead(response.HttpContext, result.AllowedOrigin)))
        {
            ApplyResult(result, response);
        }
    }

    /// <summary>A refusal of who is nobody's says nothing of any tenant, but that it is one: clients sign out, or wait.</summary>
    private static bool MayRead(HttpContext context, string? origin)
        => origin is not null
            && (AnswerTenant.Of(context) is { } tenant ? tenant.Allows(origin) : context.Response.StatusCode >= StatusCodes.Status400BadRequest);
}
