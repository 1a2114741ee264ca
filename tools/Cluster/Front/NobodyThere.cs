using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Model;

namespace OrleansNotify.OneMachine.Front;

internal static class NobodyThere
{
    /// <summary>While no gateway is ready, the front says so itself, and when to come again.</summary>
    public static void UseNobodyThere(this IApplicationBuilder pipeline) => pipeline.Use((context, next) =>
    {
        if (context.GetReverseProxyFeature().AvailableDestinations.Count > 0)
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem("No gateway is ready.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    });
}
