using Microsoft.Extensions.Options;
using Orleans.Dashboard;
using OrleansNotify.Hosting;
using OrleansNotify.Http;

namespace OrleansNotify.Cluster;

/// <summary>Orleans' own dashboard, for the operator. It shows grains' state, so tenants' data.</summary>
internal static class DashboardRoutes
{
    private const string Prefix = "/v1/admin/orleans";

    // The page sets styles in its elements and has pictures and a font in its style sheet.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<Hosting.ClusterOptions>>().Value.HasDashboard)
        {
            return;
        }

        if (app.Services.GetRequiredService<IOptions<Http.GatewayOptions>>().Value.AdminToken.Length == 0)
        {
            throw new BrokenConfigurationException("DASHBOARD needs ADMIN_TOKEN, which is the password of its page");
        }

        app.MapOrleansDashboard(Prefix).AddEndpointFilter(Check).ExcludeFromDescription();
    }

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var refusal = http.RequestServices.GetRequiredService<OperatorPassword>().Refusal(http);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return refusal ?? await next(context);
    }
}
