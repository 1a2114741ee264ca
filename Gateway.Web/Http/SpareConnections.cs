namespace OrleansNotify.Http;

internal static class SpareConnections
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Answers the connections that are too many: the probes before this, the keep-alive, and to everything else that it must wait.</summary>
    public static void UseSpareConnections(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<ConnectionPlace>() != ConnectionPlace.Spare)
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        return KeepAliveRoutes.IsKeepAlive(context.Request) ? next(context) : Problems.Overloaded(RetryAfter).ExecuteAsync(context);
    });
}
