using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;
using OrleansNotify.Testing;
using OrleansNotify.Topics;

namespace OrleansNotify.Live;

public sealed class LiveFeedTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _calls = [];

    [Fact]
    public async Task AConnectionBeginsWithOneReadOfTheInbox()
    {
        using var tenant = new LiveTenant("acme", _time);
        tenant.StartAt(new LogHead("epoch", 7, 1));
        using var socket = new LiveSocket(new Session("hash", "acme", "ann", _time.GetUtcNow().AddDays(1)), WebSocketFormat.Instance, 65_536);
        tenant.TryAdd(socket);
        var feed = new LiveFeed(
            socket, tenant, Store<IEventLog>(), Store<IInboxStore>(Task.FromResult(new InboxStanding(3, [new KeyRange("t:news", 2)]))), Store<ITopicStore>());

        await feed.Start(null, null);
        await feed.Ended();

        Assert.Equal([nameof(IInboxStore.Standing)], _calls);
        Assert.Equal([new KeyRange("t:news", 2)], socket.Topics);
    }

    private T Store<T>(object? answer = null) where T : class => Scripted.Of<T>(name =>
    {
        _calls.Add(name);
        return answer ?? throw new NotSupportedException(name);
    });
}
