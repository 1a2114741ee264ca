using System.Reflection;
using Microsoft.Extensions.Options;
using OrleansNotify.Http;
using OrleansNotify.Tenants;

namespace OrleansNotify.Access;

/// <summary>The tenant that a route names (<c>/t/{tenant}/…</c>), or the default one.</summary>
internal sealed class TenantOfRoute : IRejectable
{
    private TenantOfRoute(string name, TenantSettings? settings, Problem? rejection) => (Name, Settings, Rejection) = (name, settings!, rejection);

    public string Name { get; }

    public TenantSettings Settings { get; }

    public Problem? Rejection { get; }

    public static async ValueTask<TenantOfRoute> BindAsync(HttpContext context, ParameterInfo _)
    {
        var name = context.GetRouteValue("tenant") as string
            ?? context.RequestServices.GetRequiredService<IOptions<DefaultTenantOptions>>().Value.Name;
        var settings = await context.RequestServices.GetRequiredService<TenantDirectory>().Find(name);
        if (settings is not null)
        {
            AnswerTenant.Is(context, settings);
        }

        return new TenantOfRoute(
            name, settings,
            settings is null ? context.RequestServices.GetRequiredService<UnknownNames>().Tried(context) ?? Problems.NotFound
                : settings.IsSuspended ? Problems.TenantSuspended
                : null);
    }
}
