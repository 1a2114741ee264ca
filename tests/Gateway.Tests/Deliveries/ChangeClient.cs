using System.Collections.Concurrent;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Deliveries;

/// <summary>A client of the stream of deliveries, which keeps what came and where it got to.</summary>
internal sealed class ChangeClient : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Task _reading;
    private readonly ConcurrentQueue<(string Name, JsonElement Data)> _events = new();
    private volatile string? _cursor;

    private ChangeClient(HttpResponseMessage response)
    {
        _response = response;
        _reading = Read();
    }

    public string? Cursor => _cursor;

    public Task Ended => _reading;

    public IReadOnlyList<JsonElement> Deliveries => [.. _events.Where(one => one.Name == "delivery").Select(one => one.Data)];

    public int Resets => _events.Count(one => one.Name == "reset");

    public static async Task<ChangeClient> Open(Server server, string token, string query = "", string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/deliveries/stream{query}");
        request.Headers.Add("Authorization", $"Bearer {token}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((200, "text/event-stream"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new ChangeClient(response);
    }

    /// <summary>From here on nothing that changes is missed.</summary>
    public async Task<ChangeClient> CaughtUp()
    {
        await Eventually.Holds(() => _cursor is not null || _reading.IsCompleted, "the stream says where it is");
        return this;
    }

    public Task Has(Func<JsonElement, bool> isOne, string name) => Eventually.Holds(() => Deliveries.Any(isOne), name);

    public async ValueTask DisposeAsync()
    {
        _response.Dispose();
        await _reading;
    }

    private async Task Read()
    {
        try
        {
            using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync());
            var (id, name, data) = ("", "", "");
            while (await reader.ReadLineAsync() is { } line)
            {
                (id, name, data) = line.Split(": ", 2) switch
                {
                    ["id", var text] => (text, name, data),
                    ["event", var text] => (id, text, data),
                    ["data", var text] => (id, name, text),
                    _ => (id, name, data),
                };
                if (line.Length == 0)
                {
                    _events.Enqueue((name, JsonDocument.Parse(data).RootElement));
                    _cursor = id;
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // The server or the test has ended it.
        }
    }
}
