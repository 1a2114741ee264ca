using System.Net;

namespace OrleansNotify.ClientTests;

/// <summary>A server that gives these answers, one after the other; null: none.</summary>
internal sealed class Answers(params HttpStatusCode?[] statuses) : HttpMessageHandler
{
    private readonly Queue<HttpStatusCode?> _statuses = new(statuses);

    public List<string> Keys { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Keys.Add(request.Headers.GetValues("Idempotency-Key").Single());
        return Task.FromResult(_statuses.Dequeue() is { } status
            ? new HttpResponseMessage(status)
            {
                Headers = { RetryAfter = new(TimeSpan.Zero) },
                Content = new StringContent("""{"success":true,"message":"","orderId":"e1","orderNumber":"1","notificationId":"e1"}"""),
            }
            : throw new HttpRequestException("no answer"));
    }
}
