using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Simulator;

/// <summary>Listens for all receivers, each at a path of its own.</summary>
internal sealed class ReceiverHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Stopwatch _clock = new();

    private ReceiverHost(WebApplication app, Receiver[] receivers) => (_app, All) = (app, receivers);

    public Receiver[] All { get; }

    public static async Task<ReceiverHost> Start(Receiver[] receivers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new ReceiverHost(builder.Build(), receivers);
        host._app.MapPost("/{name}", host.Receive);
        await host._app.StartAsync();
        return host;
    }

    public string Url(Receiver receiver) => $"{_app.Urls.First()}/{receiver.Name}";

    /// <summary>The time that their behaviour goes by.</summary>
    public Stopwatch StartClock()
    {
        _clock.Start();
        return _clock;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context, string name)
    {
        var body = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
        var receiver = All.Single(one => one.Name == name);
        switch (receiver.Receive(body.GetProperty("number").GetInt64(), _clock.Elapsed))
        {
            case Behaviour.Fail:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Behaviour.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }
    }
}
