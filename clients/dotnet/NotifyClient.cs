using OrleansNotify.Client.Endpoints;
using OrleansNotify.Client.Events;
using OrleansNotify.Client.Http;
using OrleansNotify.Client.Inbox;
using OrleansNotify.Client.Live;
using OrleansNotify.Client.Messages;
using OrleansNotify.Client.People;
using OrleansNotify.Client.Templates;

namespace OrleansNotify.Client;

/// <summary>A tenant's systems and people at one server. Keep one for the life of the program.</summary>
public sealed class NotifyClient : IDisposable
{
    private readonly HttpClient? _owned;

    public NotifyClient(NotifyOptions options)
        : this(options, new HttpClient { Timeout = System.Threading.Timeout.InfiniteTimeSpan }, isOwned: true)
    {
    }

    /// <param name="http">With a timeout that the live connection outlives: <see cref="NotifyOptions.Timeout"/> is for the other calls.</param>
    public NotifyClient(NotifyOptions options, HttpClient http)
        : this(options, http, isOwned: false)
    {
    }

    private NotifyClient(NotifyOptions options, HttpClient http, bool isOwned)
    {
        ArgumentNullException.ThrowIfNull(options);
        _owned = isOwned ? http : null;
        var calls = new NotifyHttp(options, http);
        (Events, Inbox, Endpoints, Live) = (new EventsClient(calls), new InboxClient(calls), new EndpointsClient(calls), new LiveClient(calls));
        (People, Messages, Templates) = (new PeopleClient(calls), new MessagesClient(calls), new TemplatesClient(calls));
    }

    public EventsClient Events { get; }

    public InboxClient Inbox { get; }

    public EndpointsClient Endpoints { get; }

    public LiveClient Live { get; }

    public PeopleClient People { get; }

    public MessagesClient Messages { get; }

    public TemplatesClient Templates { get; }

    public void Dispose() => _owned?.Dispose();
}
