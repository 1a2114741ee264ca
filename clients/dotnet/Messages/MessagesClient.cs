using System.Runtime.CompilerServices;
using OrleansNotify.Client.Events;
using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Messages;

/// <summary>Messages to people, and why they were sent or not.</summary>
public sealed class MessagesClient
{
    private readonly NotifyHttp _http;

    internal MessagesClient(NotifyHttp http) => _http = http;

    /// <summary>Newest first.</summary>
    public async IAsyncEnumerable<Message> List(MessageFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (person, channel, status, eventId) = filter ?? new MessageFilter();
        for (string? before = null; ;)
        {
            var path = Addresses.Query(
                "/v1/messages", ("person", person), ("channel", channel), ("status", status), ("event", eventId), ("before", before));
            var page = await _http.Get(path, NotifyJson.Default.MessageList, cancellation);
            foreach (var message in page.Messages)
            {
                yield return message;
            }

            if ((before = page.Next) is null)
            {
                yield break;
            }
        }
    }

    public Task<Message> Get(string id, CancellationToken cancellation = default)
        => _http.Get($"/v1/messages/{Uri.EscapeDataString(id)}", NotifyJson.Default.Message, cancellation);

    /// <summary>What would come of an event: nothing is sent or kept.</summary>
    public async Task<IReadOnlyList<Explanation>> Explain(NewEvent one, CancellationToken cancellation = default)
        => (await _http.Send(
            HttpMethod.Post, "/v1/messages/explain", one, NotifyJson.Default.NewEvent, NotifyJson.Default.Explained, cancellation, isRepeatable: true)).Messages;
}
