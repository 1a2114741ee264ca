using System.Collections.Concurrent;
using System.Net;
using OrleansNotify.Testing;

namespace OrleansNotify.Running;

/// <summary>A receiver of webhooks on this machine.</summary>
public sealed class Sink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly Task _running;

    public Sink()
    {
        Url = $"http://127.0.0.1:{FreePort.Take()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _running = Run();
    }

    public string Url { get; }

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 200;

    public string? RetryAfter { get; set; }

    public IReadOnlyList<Received> All => [.. _received];

    public async Task<IReadOnlyList<Received>> Wait(int count)
    {
        await Eventually.Holds(() => _received.Count >= count, $"{count} webhooks came, not {_received.Count}");
        return All;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
        _listener.Close();
    }

    private async Task Run()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var headers = context.Request.Headers.AllKeys.ToDictionary(
                    name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
                _received.Enqueue(new Received(headers, body.ToArray(), context.Request.Url!.AbsolutePath));
                context.Response.StatusCode = Status;
                if (RetryAfter is { } wait)
                {
                    context.Response.AddHeader("Retry-After", wait);
                }

                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}

public sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body, string Path)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
