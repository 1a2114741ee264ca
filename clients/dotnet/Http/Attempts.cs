using System.Net;

namespace OrleansNotify.Client.Http;

/// <summary>Sends a request until it is answered well, or may not be sent again.</summary>
internal sealed class Attempts(HttpClient http, int retries, TimeSpan timeout, TimeProvider time)
{
    /// <param name="request">A new one for each attempt.</param>
    /// <param name="repeats">Whether to try again after this status; 0: there was no answer.</param>
    public async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, Func<HttpStatusCode, bool> repeats, CancellationToken cancellation)
    {
        for (var made = 0; ; made++)
        {
            var (response, error) = await One(request, cancellation);
            if (response?.IsSuccessStatusCode == true)
            {
                return response;
            }

            using (response)
            {
                if (!repeats(response?.StatusCode ?? 0) || made >= retries)
                {
                    throw response is null ? NotifyException.Unreachable(error) : await NotifyException.Of(response, cancellation);
                }

                await Task.Delay(Backoff.After(made, response?.Headers.RetryAfter, time.GetUtcNow()), time, cancellation);
            }
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Error)> One(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using var message = request();
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return (await http.SendAsync(message, either.Token), null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, e);
        }
    }
}
