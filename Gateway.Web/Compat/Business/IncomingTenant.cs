using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>Whose a request says it is: by its address, <c>x-tenant-id</c> or <c>tenantId</c>; else by its API key, else the default tenant's.</summary>
internal static class IncomingTenant
{
    public static async ValueTask<(string Name, Problem? Rejection)> Find(HttpContext context, JsonElement body)
    {
        if (!TenantHeader.TryRead(context.Request, out var header))
        {
            return ("", Problems.HeaderMalformed(TenantHeader.Name));
        }

        string? member = null;
        if (body.Find("tenantId") is { ValueKind: not JsonValueKind.Null } given)
        {
            if (given.Text() is not { } named)
            {
                return ("", Problems.FieldInvalid("tenantId must be text"));
            }

            member = named;
        }

        string?[] names = [context.GetRouteValue("tenant") as string, header, member];
        return names.OfType<string>().Distinct().ToList() switch
        {
            [] => (await Unnamed(context), null),
            [var name] => (name, null),
            _ => ("", Problems.TenantMismatch),
        };
    }

    private static async ValueTask<string> Unnamed(HttpContext context)
    {
        var services = context.RequestServices;
        return Bearer.TryRead(context, out var token) && token is not null
            && await services.GetRequiredService<TenantKeys>().TenantOf(token) is { } key
            ? key.Tenant
            : services.GetRequiredService<IOptions<DefaultTenantOptions>>().Value.Name;
    }
}
