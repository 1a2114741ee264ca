using OrleansNotify.Preferences;
using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class MessageDigestContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Noon.AddHours(1);
    private readonly string _tenant = Some.Tenant();
    private long _seq;

    private IMessageStore Messages => store.Get<IMessageStore>();

    private IMessageReader Reader => store.Get<IMessageReader>();

    [SkippableFact]
    public async Task EventsOfAnAddressGatherInOneMessageUntilTheWindowEnds()
    {
        await Plan(Noon, "a", "a", "b");
        await Plan(Noon.AddMinutes(30), "a");
        await Plan(End, "a");

        var all = await All();
        Assert.Equal([("a", 3), ("a", 1), ("b", 1)], all.Select(row => (row.Address, row.DigestCount)).OrderBy(row => row.Address).ThenByDescending(row => row.DigestCount));
        var first = all.Single(row => row.DigestCount == 3);
        Assert.Equal([4, 2, 1], await Events(first));
        Assert.Equal([4], await Messages.DigestEvents(_tenant, first.Id, 1, default));
        Assert.Equal((Noon.AddHours(1), 1L), (first.DigestUntil, first.Seq));
    }

    [SkippableFact]
    public async Task OtherPeopleTypesAndChannelsHaveTheirOwn()
    {
        var row = Row("a", Noon);
        await Plan(row, Row("a", Noon) with { Person = "ann" }, Row("a", Noon) with { EventType = "other" }, Row("a", Noon) with { Channel = Channel.WhatsApp });

        Assert.Equal([1, 1, 1, 1], (await All()).Select(message => message.DigestCount));
    }

    [SkippableFact]
    public async Task MessagesOfOneEventAreLeftAlone()
    {
        await Plan(Row("a", Noon) with { DigestUntil = null }, Row("a", Noon), Row("a", Noon) with { DigestUntil = null });

        Assert.Equal([0, 1, 0], (await All()).OrderBy(row => row.Seq).Select(row => row.DigestCount));
    }

    [SkippableFact]
    public async Task DigestThatIsBeingSentOrHasEndedTakesNoMore()
    {
        await Plan(Noon, "sending", "stopped");
        foreach (var row in await All())
        {
            await (row.Address == "sending" ? Start(row) : Stop(row));
        }

        await Plan(Noon.AddMinutes(1), "sending", "stopped");

        Assert.Equal([1, 1, 1, 1], (await All()).Select(row => row.DigestCount));
    }

    [SkippableFact]
    public async Task AttemptBeginsOnlyWithTheEventsThatWereRendered()
    {
        await Plan(Noon, "a");
        var rendered = Assert.Single(await All());
        await Plan(Noon.AddMinutes(1), "a");

        Assert.Empty(await Start(rendered));
        var current = Assert.Single(await All());
        Assert.Equal((MessageState.Waiting, 2), (current.State, current.DigestCount));
        Assert.Single(await Start(current));
    }

    /// <summary>A sender begins what it has rendered while the planner goes on: each event is in exactly one message that was begun.</summary>
    [SkippableFact]
    public async Task EachEventIsInOneDigestWhileTheSenderRacesThePlanner()
    {
        const int Rounds = 200;
        var sent = new List<long>();
        var planning = Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                await Plan(Noon, "a", "a");
            }
        });
        do
        {
            await SendAll(sent);
        }
        while (!planning.IsCompleted);
        await planning;
        await SendAll(sent);

        Assert.Equal(Enumerable.Range(1, 2 * Rounds).Select(seq => (long)seq), sent.Order());
    }

    [SkippableFact]
    public async Task RulesAreKeptChangedAndDeleted()
    {
        var rules = store.Get<IMessageRuleStore>();
        MessageRuleRow[] rows =
        [
            new("a", Channel.Email, new MessageRule(TimeSpan.Zero, new DigestWindow(null, new TimeOnly(9, 30)), SendWhen.Always), Noon),
            new("a", Channel.Sms, new MessageRule(TimeSpan.FromMinutes(10), null, SendWhen.Unread), Noon),
            new("b", Channel.Push, new MessageRule(TimeSpan.Zero, new DigestWindow(TimeSpan.FromHours(1), TimeOnly.MinValue), SendWhen.Unread), Noon),
        ];
        foreach (var row in rows)
        {
            Assert.True(await rules.Save(_tenant, row, 3, default));
        }

        Assert.Equal(rows, await rules.List(_tenant, default));
        Assert.False(await rules.Save(_tenant, rows[0] with { EventType = "c" }, 3, default));
        var changed = rows[1] with { Rule = MessageRule.AtOnce, UpdatedAt = Noon.AddHours(1) };
        Assert.True(await rules.Save(_tenant, changed, 3, default));
        Assert.True(await rules.Delete(_tenant, "a", Channel.Email, default));
        Assert.False(await rules.Delete(_tenant, "a", Channel.Email, default));
        Assert.Equal([changed, rows[2]], await rules.List(_tenant, default));
        Assert.Empty(await rules.List(Some.Tenant(), default));
    }

    private async Task SendAll(List<long> sent)
    {
        foreach (var row in (await All()).Where(row => row.State == MessageState.Waiting))
        {
            var events = await Events(row);
            if ((await Start(row)).Count > 0)
            {
                sent.AddRange(events);
            }
        }
    }

    private MessageRow Row(string address, DateTimeOffset at)
    {
        var seq = ++_seq;
        return new()
        {
            Tenant = _tenant,
            Id = $"msg_{seq:D32}",
            Seq = seq,
            EventId = $"evt_{seq}",
            EventType = "t",
            Source = "api",
            Person = "",
            Channel = Channel.Sms,
            Address = address,
            Priority = 3,
            State = MessageState.Waiting,
            DigestUntil = at.AddHours(1),
            DueAt = at.AddHours(1),
            CreatedAt = at,
            UpdatedAt = at,
        };
    }

    private Task Plan(DateTimeOffset at, params string[] addresses) => Plan([.. addresses.Select(address => Row(address, at))]);

    private async Task Plan(params MessageRow[] rows) => Assert.True(
        await Messages.Plan(_tenant, await Messages.Cursor(_tenant, default), rows[^1].Seq, rows, default));

    private Task<IReadOnlyList<MessageRow>> All() => Reader.List(new MessageQuery(_tenant, null, null, null, null, null, null, null, null, 1_000), default);

    private Task<IReadOnlyList<long>> Events(MessageRow row) => Messages.DigestEvents(_tenant, row.Id, 1_000, default);

    private Task<IReadOnlySet<string>> Start(MessageRow row) => Messages.Commit(
        _tenant, Channel.Sms, new MessageBatch([new(row.Id, row.Attempts + 1, "twilio-sms", "acc_1", Noon, "{}", 1, row.DigestCount)], [], []), null, Noon, default);

    private Task Stop(MessageRow row) => Messages.Commit(
        _tenant, Channel.Sms, new MessageBatch([], [], [new(row.Id, MessageState.Stopped, Noon, "suppressed", null, "{}")]), null, Noon, default);
}

public sealed class SqliteMessageDigestTests(SqliteFixture store) : MessageDigestContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMessageDigestTests(PostgresFixture store) : MessageDigestContract(store), IClassFixture<PostgresFixture>;
