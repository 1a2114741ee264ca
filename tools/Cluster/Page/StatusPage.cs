using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Page;

/// <summary>For whoever sits at this machine: process ids and ports are nobody else's business.</summary>
internal static class StatusPage
{
    public static void MapStatusPage(this IEndpointRouteBuilder routes, string store, ClusterWatch watch, Chronicle chronicle, TimeProvider clock)
    {
        var page = routes.MapGroup("/cluster").AddEndpointFilter(OnlyFromHere);
        page.MapGet("", () => Asset("page.html"));
        page.MapGet("/assets/{name}", Asset);
        page.MapGet("/state.json", () => TypedResults.Ok(new
        {
            now = clock.GetUtcNow(),
            store,
            members = watch.Members,
            sockets = watch.Report?.Sockets,
            grains = watch.Report?.Grains.Values.Sum(),
            queues = watch.Report?.Queues,
            happened = chronicle.NewestFirst.Select(one => new { at = one.At, text = one.Text }),
        }));
    }

    private static ValueTask<object?> OnlyFromHere(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return IPAddress.IsLoopback(context.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.NotFound());
    }

    private static IResult Asset(string name)
        => typeof(StatusPage).Assembly.GetManifestResourceStream($"Page.{name}") is { } file
            ? TypedResults.Stream(file, Path.GetExtension(name) switch
            {
                ".html" => "text/html; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                _ => "text/css; charset=utf-8",
            })
            : TypedResults.NotFound();
}
