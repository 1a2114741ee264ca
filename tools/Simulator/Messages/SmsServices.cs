using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Simulator.Messages;

/// <summary>Two services for SMS: the first has no credit left, the second works but for two numbers.</summary>
internal sealed class SmsServices : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _calls = new();

    private SmsServices(WebApplication app) => _app = app;

    public string First => $"{_app.Urls.First()}/first";

    public string Second => $"{_app.Urls.First()}/second";

    /// <summary>The most calls that a number got of the second, the one that may have sent it.</summary>
    public int MostCalls => _calls.Values.DefaultIfEmpty().Max();

    public static async Task<SmsServices> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = new SmsServices(builder.Build());
        services._app.MapPost("/first", () => Results.Json(new { outcome = "refused_account", code = "no_credit", detail = "no credit left" }));
        services._app.MapPost("/second", (Delegate)services.Send);
        await services._app.StartAsync();
        return services;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Send(HttpContext context)
    {
        var message = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
        var to = message.GetProperty("to").GetString()!;
        _calls.AddOrUpdate(to, 1, (_, calls) => calls + 1);
        if (to == MessageCast.Hanging)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return to == MessageCast.Refused
            ? Results.Json(new { outcome = "refused_recipient", code = "no_subscriber", detail = "no such subscriber" })
            : Results.Json(new { outcome = "accepted", id = message.GetProperty("attemptId").GetString() });
    }
}
