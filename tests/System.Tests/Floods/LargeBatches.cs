using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>400 batches of 3.7 MB at once, by one signed-in person without a role, and again as soon as each is answered.</summary>
internal sealed class LargeBatches(int port, string token) : IFlood
{
    private const int AtOnce = 400;
    private const int Events = 1_000;
    private const int EventBytes = 3_600;
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly byte[] _body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Enumerable.Range(0, Events).Select(i => new
    {
        type = "order.created",
        audience = new[] { "u:eve@flooding.example" },
        payload = new { title = i, text = new string('x', EventBytes) },
    })));

    public long Sent => _answers.Values.Sum(count => (long)count);

    public string Said => $"{Sent} batches of {_body.Length / 1e6:0.0} MB: {string.Join(", ", _answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}";

    public async Task Run(CancellationToken end)
    {
        using var http = Strangers.Http(port, 0, AtOnce);
        await Strangers.Repeat(AtOnce, Strangers.Second, async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/t/flooding/v1/events") { Content = new ByteArrayContent(_body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, cancellation);
            _answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        }, end);
    }
}
