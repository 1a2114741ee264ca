using System.Net;
using System.Runtime.CompilerServices;
using OrleansNotify.Client.Http;

namespace OrleansNotify.Client.Live;

/// <summary>A person's notifications as they happen.</summary>
public sealed class LiveClient
{
    private readonly NotifyHttp _http;

    internal LiveClient(NotifyHttp http) => _http = http;

    /// <summary>
    /// Comes back by itself and goes on after the last notification: none is lost and none comes twice, whatever happens to the connection or
    /// the server. Throws a <see cref="NotifyException"/> when the session has ended.
    /// </summary>
    public async IAsyncEnumerable<Notification> Listen(LiveOptions? options = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var place = new LivePlace(options ?? new LiveOptions());
        for (var attempts = 0; ; attempts++)
        {
            await using var stream = new LiveStream(_http, place, cancellation);
            while (await stream.Next() is { } notification)
            {
                attempts = 0;
                yield return notification;
            }

            attempts = stream.WasOpen ? 0 : attempts;
            cancellation.ThrowIfCancellationRequested();
            await Task.Delay(Backoff.After(attempts), _http.Time, cancellation);
        }
    }
}
