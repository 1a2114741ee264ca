using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Receivers;

/// <summary>Whoever is told of events: it writes down every request before it answers what it is told to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const int Hang = 0;

    private readonly Func<Receipt, int> _answer;
    private readonly ConcurrentQueue<Receipt> _receipts = new();
    private readonly Action<string>? _hears;
    private WebApplication _app = null!;

    private Receiver(Func<Receipt, int> answer, Action<string>? hears) => (_answer, _hears) = (answer, hears);

    public IReadOnlyList<Receipt> Receipts => [.. _receipts];

    public int Count => _receipts.Count;

    /// <param name="answer">The status for a request, or <see cref="Hang"/>; without one all are answered 200.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="hears">Told of every body.</param>
    public static async Task<Receiver> Start(Func<Receipt, int>? answer = null, string address = "127.0.0.1", Action<string>? hears = null)
    {
        var receiver = new Receiver(answer ?? (_ => 200), hears);
        receiver._app = await LocalHttp.Start(receiver.Answer, address);
        return receiver;
    }

    public string Url(string path) => $"{_app.Urls.First()}/{path}";

    public int CountOf(string path) => _receipts.Count(receipt => receipt.Path == path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var at = Stopwatch.GetTimestamp();
        var body = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
        _hears?.Invoke(body.GetRawText());
        var receipt = new Receipt(
            context.Request.Path.Value![1..], context.Request.Headers["webhook-id"].ToString(), body.GetProperty("n").GetInt64(), at, Hang);
        receipt = receipt with { Status = _answer(receipt) };
        _receipts.Enqueue(receipt);
        if (receipt.Status == Hang)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = receipt.Status;
    }
}
