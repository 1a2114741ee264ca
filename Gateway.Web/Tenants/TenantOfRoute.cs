using System.Reflection;
using Microsoft.Extensions.Options;
using OrleansNotify.Edge;

namespace OrleansNotify.Tenants;

/// <summary>The tenant that a route names (<c>/t/{tenant}/…</c>), or the default one.</summary>
internal sealed class TenantOfRoute : IRejectable
{
    private TenantOfRoute(string name, TenantSettings? settings) => (Name, Settings) = (name, settings!);

    public string Name { get; }

    public TenantSettings Settings { get; }

    public Problem? Rejection => Settings is null ? Problems.NotFound : Settings.IsSuspended ? Problems.TenantSuspended : null;

    public static async ValueTask<TenantOfRoute> BindAsync(HttpContext context, ParameterInfo _)
    {
        var name = context.GetRouteValue("tenant") as string
            ?? context.RequestServices.GetRequiredService<IOptions<DefaultTenantOptions>>().Value.Name;
        return new TenantOfRoute(name, await context.RequestServices.GetRequiredService<TenantDirectory>().Find(name));
    }
}
