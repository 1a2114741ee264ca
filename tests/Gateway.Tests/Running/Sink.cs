using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>A receiver of webhooks on this machine.</summary>
public sealed class Sink : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private WebApplication _app = null!;

    private Sink(int status, string? retryAfter) => (Status, RetryAfter) = (status, retryAfter);

    public string Url => $"{_app.Urls.First()}/";

    /// <summary>What it answers.</summary>
    public int Status { get; set; }

    public string? RetryAfter { get; set; }

    public IReadOnlyList<Received> All => [.. _received];

    public static async Task<Sink> Start(int status = 200, string? retryAfter = null)
    {
        var sink = new Sink(status, retryAfter);
        sink._app = await LocalHttp.Start(sink.Answer);
        return sink;
    }

    public async Task<IReadOnlyList<Received>> Wait(int count)
    {
        await Eventually.Holds(() => _received.Count >= count, $"{count} webhooks came, not {_received.Count}");
        return All;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _received.Enqueue(new Received(headers, body.ToArray(), context.Request.Path.Value!));
        context.Response.StatusCode = Status;
        if (RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }
    }
}

public sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body, string Path)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
