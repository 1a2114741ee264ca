using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace OrleansNotify.Channels;

/// <summary>Takes callbacks as a gateway would, and keeps them.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private readonly Channel<CallbackRequest> _calls = System.Threading.Channels.Channel.CreateUnbounded<CallbackRequest>();

    private CallbackReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<CallbackReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new CallbackReceiver(builder.Build());
        receiver._app.Run(receiver.Take);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<CallbackRequest> Next()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return await _calls.Reader.ReadAsync(deadline.Token);
    }

    public async Task<CallbackRequest[]> Next(int count)
    {
        var calls = new CallbackRequest[count];
        for (var i = 0; i < count; i++)
        {
            calls[i] = await Next();
        }

        return calls;
    }

    public int Waiting => _calls.Reader.Count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _calls.Writer.TryWrite(new CallbackRequest(context.Request.Method, new Uri(context.Request.GetEncodedUrl()), headers, body.ToArray()));
    }
}
