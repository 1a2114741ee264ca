using System.Net;
using System.Net.ServerSentEvents;
using OrleansNotify.Client.Http;

namespace OrleansNotify.Client.Live;

/// <summary>One connection over server-sent events, from its start to its end.</summary>
internal sealed class LiveStream(NotifyHttp http, LivePlace place, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly CancellationTokenSource _silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<SseItem<string>>? _items;

    /// <summary>It said something.</summary>
    public bool WasOpen { get; private set; }

    /// <summary>Null: the connection has ended.</summary>
    public async Task<Notification?> Next()
    {
        try
        {
            _silence.CancelAfter(place.Patience);
            if (_items is null && !await Open())
            {
                return null;
            }

            while (await _items!.MoveNextAsync())
            {
                WasOpen = true;
                if (place.Hear(_items.Current.EventType, _items.Current.Data) is { } notification)
                {
                    return notification;
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Cut, or silent for too long: the listener connects again.
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_items is not null)
        {
            await _items.DisposeAsync();
        }

        _response?.Dispose();
        _silence.Dispose();
    }

    private async Task<bool> Open()
    {
        _response = await http.Stream("/v1/live", place.Position, _silence.Token);
        if (_response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw await NotifyException.Of(_response, cancellation);
        }

        if (!_response.IsSuccessStatusCode)
        {
            return false;
        }

        var body = new WatchedStream(await _response.Content.ReadAsStreamAsync(_silence.Token), () => _silence.CancelAfter(place.Patience));
        _items = SseParser.Create(body).EnumerateAsync(_silence.Token).GetAsyncEnumerator(_silence.Token);
        return true;
    }
}
