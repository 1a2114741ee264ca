using OrleansNotify.Lifecycle;

namespace OrleansNotify.Http;

internal static class Leaving
{
    /// <summary>Whoever keeps connections open learns from an answer that this one ends, and opens the next elsewhere.</summary>
    public static void UseLeaving(this IApplicationBuilder app)
    {
        var drain = app.ApplicationServices.GetRequiredService<Drain>();
        app.Use((context, next) =>
        {
            if (drain.IsDraining && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }
}
