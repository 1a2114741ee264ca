using OrleansNotify.Http;

namespace OrleansNotify.Demo;

/// <summary>Where the demo's endpoints point to: this server itself, on development servers.</summary>
internal static class DemoReceiverRoutes
{
    public const string Path = "/demo/receivers";

    public static void MapDemoReceivers(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DemoSwitch>().IsOn)
        {
            // It publishes nothing, so that no loop leads through it.
            app.MapPost($"{Path}/{{receiver}}", Receive).CountingHops().ExcludeFromDescription();
        }
    }

    private static async Task Receive(string receiver, HttpContext context, Random random, TimeProvider time)
    {
        await Task.Delay(DemoReceiver.Latency(receiver, random), time, context.RequestAborted);
        var salt = DemoDay.Salt(context.Request.Headers["webhook-id"].ToString());
        var status = DemoReceiver.Status(receiver, salt, random.Next(1, 5));
        context.Response.StatusCode = status;
        context.Response.ContentType = status == StatusCodes.Status200OK ? "application/json" : "text/plain; charset=utf-8";
        if (status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        await context.Response.WriteAsync(DemoReceiver.Body(status), context.RequestAborted);
    }
}
