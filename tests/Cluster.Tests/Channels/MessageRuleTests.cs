using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

public sealed class MessageRuleTests
{
    private const string Type = "disk.full";
    private static readonly MessageRule Gathering = new(TimeSpan.Zero, new DigestWindow(TimeSpan.FromSeconds(20), TimeOnly.MinValue), SendWhen.Unread);
    private static readonly MessageRule Escalated = new(TimeSpan.FromSeconds(20), null, SendWhen.Unread);

    // Messages of one moment are planned in several.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private static readonly TemplateParts Ids = new()
    {
        Subject = "{{ digest.count | default: 1 }}",
        Text = "{% if digest %}{% for one in digest.events %}{{ one.id }} {% endfor %}{% else %}{{ event.id }}{% endif %}",
    };

    [Fact]
    public async Task EventsOfAWindowAreOneMessageAndLaterOnesAnother()
    {
        await using var messages = await Start(Gathering);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await Publish(messages, "ann");
        }

        await Publish(messages, "bob");
        await messages.AllAre(2, MessageState.Waiting);
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 2, "the window ends", TimeSpan.FromSeconds(40));
        await Publish(messages, "ann");
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 3, "the next window ends", TimeSpan.FromSeconds(40));

        await messages.AllAre(3, MessageState.Accepted);
        Assert.Equal(["1", "1", "5"], messages.Provider.Calls.Select(call => call.Message.Subject).Order(StringComparer.Ordinal));
        var ids = messages.Provider.Calls.SelectMany(IdsOf).ToArray();
        Assert.Equal((7, 7), (ids.Length, ids.Distinct().Count()));
    }

    [Fact]
    public async Task TemplateThatSpeaksOfOneEventLeavesManyToTheBuiltInDigest()
    {
        await using var messages = await Start(Gathering, new TemplateParts { Subject = "{{ payload.message }}", Text = "one" });
        await Publish(messages, "ann");
        await Publish(messages, "ann");
        await Publish(messages, "bob");
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 2, "the window ends", TimeSpan.FromSeconds(40));

        Assert.Equal("2 notifications", Assert.Single(messages.Provider.Calls, call => call.Message.To == Mail("ann")).Message.Subject);
        Assert.Equal("hello", Assert.Single(messages.Provider.Calls, call => call.Message.To == Mail("bob")).Message.Subject);
    }

    [Fact]
    public async Task UrgentEventWaitsForNoDigest()
    {
        await using var messages = await Start(Gathering);

        await messages.Rule("payment_complete", Channel.Sms, Gathering);
        await messages.Publish(PosEvents.Source, "payment_complete", [AudienceKey.Address("sms", MessageCluster.Number(1))]);

        await messages.AllAre(1, MessageState.Accepted);
    }

    [Fact]
    public async Task DigestLeavesOutWhatItsPersonHasRead()
    {
        await using var messages = await Start(Gathering);
        await SignIn(messages, "ann", "bob");
        var ann = new[] { await Publish(messages, "ann"), await Publish(messages, "ann"), await Publish(messages, "ann") };
        var bob = await Publish(messages, "bob");
        await Read(messages, "ann", ann[1]);
        await Read(messages, "bob", bob);
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count == 1, "the window ends", TimeSpan.FromSeconds(40));
        await messages.Cluster.AdvanceBy(Slack);

        await messages.AllAre(2, MessageState.Accepted, MessageState.Stopped);
        Assert.Equal("already_read", Assert.Single(await messages.Messages(), message => message.State == MessageState.Stopped).Reason);
        Assert.Equal([ann[0], ann[2]], IdsOf(Assert.Single(messages.Provider.Calls)));
    }

    [Fact]
    public async Task MessageThatIsReadBeforeItsTimeIsNotSent()
    {
        await using var messages = await Start(Escalated);
        await SignIn(messages, "ann", "bob");
        var read = await Publish(messages, "ann");
        var unread = await Publish(messages, "bob");
        await messages.AllAre(2, MessageState.Waiting);
        await messages.Cluster.AdvanceBy(TimeSpan.FromSeconds(15));
        Assert.Empty(messages.Provider.Calls);
        Assert.All(await messages.Messages(), message => Assert.Equal("delayed", message.Reason));

        await Read(messages, "ann", read);
        await messages.Cluster.AdvanceUntil(() => !messages.Provider.Calls.IsEmpty, "its time is over", TimeSpan.FromSeconds(20));
        await messages.Cluster.AdvanceBy(Slack);

        await messages.AllAre(2, MessageState.Accepted, MessageState.Stopped);
        Assert.Equal([unread], IdsOf(Assert.Single(messages.Provider.Calls)));
    }

    /// <summary>Readings that were answered before the time is over count, all of them; those after it come too late.</summary>
    [Fact]
    public async Task ReadingsThatRaceWithTheirMessagesLeaveEachEitherReadOrSent()
    {
        const int People = 300;
        await using var messages = await Start(Escalated);
        var names = Enumerable.Range(0, People).Select(number => $"p{number}").ToArray();
        await SignIn(messages, names);
        var events = new Dictionary<string, string>();
        foreach (var name in names)
        {
            events[name] = await Publish(messages, name);
        }

        await messages.AllAre(People, MessageState.Waiting);
        await Task.WhenAll(names[..100].Select(name => Read(messages, name, events[name])));
        var racing = Task.WhenAll(names[100..200].Select(name => Task.Run(() => Read(messages, name, events[name]))));
        await messages.Cluster.AdvanceUntil(() => messages.Provider.Calls.Count >= 100, "their time is over", TimeSpan.FromSeconds(40));
        await racing;
        await messages.Cluster.AdvanceBy(Slack);

        await messages.AllAre(People, MessageState.Accepted, MessageState.Stopped);
        var sent = messages.Provider.Calls.SelectMany(IdsOf).ToArray();
        Assert.Equal(sent.Length, sent.Distinct().Count());
        Assert.DoesNotContain(names[..100], name => sent.Contains(events[name]));
        Assert.All(names[200..], name => Assert.Contains(events[name], sent));
        Assert.Equal(People - sent.Length, (await messages.Messages()).Count(message => message.Reason == "already_read"));
    }

    private static async Task<MessageCluster> Start(MessageRule rule, TemplateParts? parts = null)
    {
        var messages = await MessageCluster.Start(hasManualClock: true);
        await messages.Template(Type, Channel.Email, parts ?? Ids);
        await messages.Rule(Type, Channel.Email, rule);
        return messages;
    }

    private static async Task<string> Publish(MessageCluster messages, string name)
    {
        var seq = await messages.Publish("shop", Type, [AudienceKey.User(Mail(name))]);
        return Assert.Single(await messages.Cluster.Service<IEventLog>().ReadMany(messages.Tenant.Name, [seq], default)).Id;
    }

    private static async Task SignIn(MessageCluster messages, params string[] names)
    {
        foreach (var name in names)
        {
            await messages.Cluster.Service<IInboxStore>().Ensure(messages.Tenant.Name, Mail(name), 0, messages.Cluster.Now, default);
        }
    }

    private static Task<ChangedInbox> Read(MessageCluster messages, string name, string eventId) => messages.Cluster.Service<IInboxStore>().Change(
        messages.Tenant.Name, Mail(name), [eventId], new InboxPatch(Read: true), messages.Cluster.Now, default);

    private static string Mail(string name) => $"{name}@example.org";

    private static string[] IdsOf((string Account, OutgoingMessage Message) call) => call.Message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
