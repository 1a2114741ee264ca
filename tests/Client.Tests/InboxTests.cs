using System.Net;
using OrleansNotify.Client.Inbox;

namespace OrleansNotify.ClientTests;

[Collection(nameof(RunningServer))]
public sealed class InboxTests(RunningServer server)
{
    [Fact]
    public async Task WhatIsPublishedIsInTheInboxUntilItIsRead()
    {
        using var system = server.System();
        var (email, person) = await server.Person();
        var published = await system.Events.Publish(Example.To(email, 1));
        await system.Events.Publish(Example.To(email, 2));

        var changed = await person.Inbox.Change(published.Id, new InboxPatch { Read = true });
        var unread = await person.Inbox.List(new InboxFilter(Unread: true)).ToListAsync();

        Assert.True(changed.Item.Read);
        Assert.Equal(1, changed.Unread);
        Assert.Equal([2], unread.Select(item => Example.Number(item.Payload)));
        Assert.Equal(0, (await person.Inbox.MarkAllRead()).Unread);
        Assert.Equal(0, (await person.Inbox.Count()).Unread);
    }

    [Fact]
    public async Task ListReadsEveryPage()
    {
        using var system = server.System();
        var (email, person) = await server.Person();
        for (var number = 0; number < 120; number++)
        {
            await system.Events.Publish(Example.To(email, number));
        }

        var numbers = await person.Inbox.List().Select(item => Example.Number(item.Payload)).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 120).Reverse(), numbers);
    }

    [Fact]
    public async Task SameIdempotencyKeyIsOneEvent()
    {
        using var system = server.System();
        var (email, _) = await server.Person();
        var one = Example.To(email, 1) with { IdempotencyKey = email };

        var first = await system.Events.Publish(one);
        var second = await system.Events.Publish(one);

        Assert.Equal(first.Id, second.Id);
        Assert.True(second.Duplicate);
    }

    [Fact]
    public async Task WithdrawnEventLeavesTheInbox()
    {
        using var system = server.System();
        var (email, person) = await server.Person();
        var published = await system.Events.Publish(Example.To(email, 1));

        await system.Events.Withdraw(published.Id);

        Assert.Empty(await person.Inbox.List().ToListAsync());
    }

    [Fact]
    public async Task RefusalHasItsCode()
    {
        using var nobody = server.Of("nobody's");

        var refused = await Assert.ThrowsAsync<NotifyException>(() => nobody.Inbox.Count());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal("unauthorized", refused.Code);
        Assert.NotNull(refused.RequestId);
    }
}
