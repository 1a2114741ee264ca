using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class MessageContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IMessageStore Messages => store.Get<IMessageStore>();

    private IMessageReader Reader => store.Get<IMessageReader>();

    [SkippableFact]
    public async Task PlannedMessageIsReadAsItWasPlanned()
    {
        var message = Message(1, "+15005550006") with { ExpiresAt = Noon.AddHours(1), Person = "ann" };

        Assert.True(await Messages.Plan(_tenant, 0, 1, [message], default));

        Assert.Equal(message, await Reader.Find(_tenant, message.Id, default));
        Assert.Equal(1, await Messages.Cursor(_tenant, default));
    }

    [SkippableFact]
    public async Task ListIsReadUpwardsFromAMessageNewestFirst()
    {
        await Plan(Message(1, "a"), Message(2, "b"), Message(3, "a"), Message(4, "a"));
        var query = new MessageQuery(_tenant, null, null, null, null, null, null, null, null, 10);
        var all = (await Reader.List(query, default)).Select(message => message.Id).ToArray();

        var above = await Reader.List(query with { After = all[^1], Limit = 2 }, default);
        var ofAddress = await Reader.List(query with { After = all[^1], Address = "a" }, default);

        Assert.Equal(all[1..3], above.Select(message => message.Id));
        Assert.All(ofAddress, message => Assert.Equal("a", message.Address));
        Assert.Equal(all.Where(id => ofAddress.Any(message => message.Id == id)), ofAddress.Select(message => message.Id));
        Assert.Empty(await Reader.List(query with { After = all[0] }, default));
    }

    [SkippableFact]
    public async Task PlanFromAnotherCursorAddsNothing()
    {
        await Plan(Message(1, "a"));

        Assert.False(await Messages.Plan(_tenant, 0, 2, [Message(2, "b")], default));
        Assert.Equal(["a"], (await Due()).Select(message => message.Address));
    }

    [SkippableFact]
    public async Task EventIsPlannedOnceForAnAddress()
    {
        var first = Message(1, "a");
        await Messages.Plan(_tenant, 0, 1, [first], default);
        await Messages.Plan(_tenant, 1, 2, [Message(1, "a"), Message(1, "b")], default);

        Assert.Equal([first.Id], (await Due()).Where(message => message.Address == "a").Select(message => message.Id));
        Assert.Equal(2, (await Due()).Count);
    }

    [SkippableFact]
    public async Task CursorAdvancesOnlyPastWhatIsPlanned()
    {
        await Plan(Message(1, "a"));

        Assert.Equal(1, await Messages.Advance(_tenant, 2, 5, default));
        Assert.Equal(5, await Messages.Advance(_tenant, 1, 5, default));
        Assert.Equal(5, await Messages.Advance(_tenant, 1, 4, default));
    }

    [SkippableFact]
    public async Task DueMessagesComeByPriorityAndTime()
    {
        await Plan(
            Message(1, "late") with { Priority = 1, DueAt = Noon.AddSeconds(1) },
            Message(2, "low") with { Priority = 4 },
            Message(3, "second") with { Priority = 1 },
            Message(4, "first") with { Priority = 1, DueAt = Noon.AddSeconds(-1) },
            Message(5, "mail") with { Channel = Channel.Email });

        Assert.Equal(["first", "second", "low"], (await Due()).Select(message => message.Address));
        Assert.Equal(Noon.AddSeconds(1), await NextAt(Channel.Sms, Noon));
        Assert.Equal(Noon.AddSeconds(-1), await NextAt(Channel.Sms, Noon.AddSeconds(-2)));
        Assert.Null(await NextAt(Channel.Sms, Noon.AddSeconds(1)));
        Assert.Null(await NextAt(Channel.Push, Noon));
        Assert.Equal(2, (await Messages.Due(Noon, default)).Count(due => due.Tenant == _tenant));
    }

    [SkippableFact]
    public async Task ChannelsWithWorkAreFoundPageByPage()
    {
        var tenants = Enumerable.Range(0, 7).Select(i => $"{_tenant}-{i}").ToArray();
        for (var i = 0; i < tenants.Length; i++)
        {
            var due = i == 3 ? Noon.AddMinutes(1) : Noon;
            await Messages.Plan(tenants[i], 0, 1, [Message(1, "a") with { Tenant = tenants[i], DueAt = due }, Message(1, "b") with { Tenant = tenants[i], Channel = Channel.Push, DueAt = Noon.AddDays(1), Priority = 4 }], default);
        }

        var begun = Message(2, "c") with { Tenant = tenants[3], Channel = Channel.Email };
        await Messages.Plan(tenants[3], 1, 2, [begun], default);
        var start = new MessageStart(begun.Id, 1, "p", "a", Noon, "{}", 1);
        await Messages.Commit(tenants[3], Channel.Email, new MessageBatch([start], [], []), null, Noon, default);
        foreach (var page in (int[])[1, 2, 500])
        {
            var found = (await new DueChannels(store.Get<Database>(), page).Read(Noon, default)).Where(due => due.Tenant.StartsWith(_tenant, StringComparison.Ordinal));

            Assert.Equal(
                tenants.Select((tenant, i) => (tenant, i == 3 ? Channel.Email : Channel.Sms)).Order(),
                found.Select(due => (due.Tenant, due.Channel)).Order());
        }
    }

    [SkippableFact]
    public async Task AttemptThatHasBegunIsOnTheDiskAndBeginsOnce()
    {
        var message = Message(1, "a");
        await Plan(message);

        Assert.Equal([message.Id], await Start(message, 1));
        Assert.Empty(await Start(message, 1));
        Assert.Empty(await Start(message, 2));

        var sending = Assert.Single(await Messages.Sending(_tenant, Channel.Sms, default));
        Assert.Equal((MessageState.Sending, 1, "twilio-sms"), (sending.State, sending.Attempts, sending.Provider));
        var attempt = Assert.Single(await Reader.Attempts(_tenant, message.Id, default));
        Assert.Equal((1, Noon, null, null), (attempt.Number, attempt.StartedAt, attempt.EndedAt, attempt.Outcome));
    }

    [SkippableFact]
    public async Task ResultEndsTheAttemptAndAFurtherOneMayBegin()
    {
        var message = Message(1, "a");
        await Plan(message);
        await Start(message, 1);

        await End(message, 1, OutcomeKind.Later, MessageState.Waiting, dueAt: Noon.AddSeconds(2));
        Assert.Empty(await Due());
        Assert.Equal([message.Id], await Start(message, 2));
        await End(message, 2, OutcomeKind.Accepted, MessageState.Accepted, "SM1");

        var row = await Reader.Find(_tenant, message.Id, default);
        Assert.Equal((MessageState.Accepted, 2, "SM1"), (row!.State, row.Attempts, row.ProviderMessageId));
        Assert.Equal([OutcomeKind.Later, OutcomeKind.Accepted], (await Reader.Attempts(_tenant, message.Id, default)).Select(attempt => attempt.Outcome!.Value));
    }

    /// <summary>However a message comes to wait, or ceases to: the queue has it exactly then, and it is listed by its state.</summary>
    [SkippableFact]
    public async Task QueueFollowsEachStepOfAMessage()
    {
        var messages = ((string[])["waits", "sent", "early", "again", "cancelled", "unknown", "held"]).Select((address, n) => Message(n + 1, address)).ToArray();
        await Plan(messages);
        foreach (var message in messages[1..4].Append(messages[5]))
        {
            await Start(message, 1);
        }

        Assert.Equal(["held", "cancelled", "waits"], await Listed(MessageState.Waiting));
        Assert.Equal(["unknown", "again", "early", "sent"], await Listed(MessageState.Sending));
        await Apply(Fact("1", MessageState.Delivered) with { MessageId = messages[2].Id });
        await End(messages[1], 1, OutcomeKind.Accepted, MessageState.Accepted);
        await End(messages[2], 1, OutcomeKind.Accepted, MessageState.Accepted);
        await End(messages[3], 1, OutcomeKind.Later, MessageState.Waiting, dueAt: Noon.AddSeconds(2));
        await End(messages[5], 1, OutcomeKind.Unknown, MessageState.Unknown);
        await Messages.Move(_tenant, messages[4].Id, [MessageState.Waiting], MessageState.Cancelled, Noon, null, Noon, default);
        var held = new MessageVerdict(messages[6].Id, MessageState.Waiting, Noon.AddSeconds(1), "quiet_hours", null, "{}");
        await Messages.Commit(_tenant, Channel.Sms, new MessageBatch([], [], [held]), null, Noon, default);

        Assert.Equal(["waits"], (await Due()).Select(message => message.Address));
        Assert.Equal(Noon.AddSeconds(1), await NextAt(Channel.Sms, Noon));
        Assert.Empty(await Messages.Sending(_tenant, Channel.Sms, default));
        Assert.Equal(["held", "again", "waits"], await Listed(MessageState.Waiting));
        Assert.Empty(await Listed(MessageState.Sending));
        Assert.Equal(["unknown"], await Listed(MessageState.Unknown));
        Assert.Equal(["cancelled"], await Listed(MessageState.Cancelled));

        Assert.True(await Messages.Move(_tenant, messages[5].Id, [MessageState.Unknown], MessageState.Waiting, Noon, null, Noon, default));
        Assert.Equal(["waits", "unknown"], (await Due()).Select(message => message.Address));
        Assert.Empty(await Listed(MessageState.Unknown));
    }

    [SkippableFact]
    public async Task VerdictHoldsOrStopsWhatWaits()
    {
        var message = Message(1, "a");
        await Plan(message);

        await Messages.Commit(
            _tenant, Channel.Sms, new MessageBatch([], [], [new(message.Id, MessageState.Waiting, Noon.AddHours(8), "quiet_hours", null, "{}")]), null, Noon, default);
        Assert.Empty(await Due());
        await Messages.Commit(
            _tenant, Channel.Sms, new MessageBatch([], [], [new(message.Id, MessageState.Stopped, Noon, "suppressed", "STOP", "{}")]), null, Noon, default);

        var row = await Reader.Find(_tenant, message.Id, default);
        Assert.Equal((MessageState.Stopped, "suppressed", "STOP"), (row!.State, row.Reason, row.Detail));
    }

    /// <summary>Every order of the send's own answer and three callbacks, one of them repeated, ends alike.</summary>
    [SkippableFact]
    public async Task CallbacksInAnyOrderEndInOneState()
    {
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            var message = Message(++_seq, $"a{_seq}");
            await Messages.Plan(_tenant, await Messages.Cursor(_tenant, default), _seq, [message], default);
            await Start(message, 1);
            foreach (var step in order)
            {
                await (step switch
                {
                    0 => End(message, 1, OutcomeKind.Accepted, MessageState.Accepted, $"SM-{message.Id}"),
                    1 => Apply(Fact("sent", MessageState.Sent) with { ProviderMessageId = $"SM-{message.Id}" }),
                    2 => Apply(Fact("delivered", MessageState.Delivered) with { MessageId = message.Id }),
                    _ => Apply(
                        Fact("failed", MessageState.Failed) with { MessageId = message.Id }, Fact("failed", MessageState.Failed) with { MessageId = message.Id }),
                });
            }

            Assert.Equal(MessageState.Delivered, (await Reader.Find(_tenant, message.Id, default))!.State);
            Assert.Equal(3, (await Reader.Facts(_tenant, message.Id, default)).Count);
        }
    }

    [SkippableFact]
    public async Task CallbackSettlesAnUnknownOutcome()
    {
        var message = Message(1, "a");
        await Plan(message);
        await Start(message, 1);
        await End(message, 1, OutcomeKind.Unknown, MessageState.Unknown);

        await Apply(Fact("1", MessageState.Sent) with { MessageId = message.Id, PriceMicros = 7900 });

        var row = await Reader.Find(_tenant, message.Id, default);
        Assert.Equal((MessageState.Sent, 7900), (row!.State, row.PriceMicros));
    }

    [SkippableFact]
    public async Task CallbackOfAnotherTenantChangesNothing()
    {
        var message = Message(1, "a");
        await Plan(message);
        await Start(message, 1);

        await Messages.Apply(Some.Tenant(), [Fact("1", MessageState.Failed) with { MessageId = message.Id }], default);

        Assert.Equal(MessageState.Sending, (await Reader.Find(_tenant, message.Id, default))!.State);
    }

    [SkippableFact]
    public async Task SixtyFourWorkersSpendExactlyTheBudget()
    {
        const string Today = "2026-03-02";
        var messages = Enumerable.Range(1, 64).Select(n => Message(n, $"a{n}")).ToArray();
        await Plan(messages);
        await Messages.SetCap(_tenant, Channel.Sms, 50, default);

        var started = await Task.WhenAll(messages.Select(message => Task.Run(() => Messages.Commit(
            _tenant, Channel.Sms, new MessageBatch([StartOf(message, 1) with { Units = 3 }], [], []), Today, Noon, default))));

        Assert.Equal(16, started.Sum(ids => ids.Count));
        Assert.Equal(48, (await Messages.Due(_tenant, Channel.Sms, Noon, 100, default)).Rows.Count);
        Assert.Equal(new MessageBudget { Cap = 50, Used = 48 }, await Messages.Budget(_tenant, Channel.Sms, Today, default));
        await Messages.SetCap(_tenant, Channel.Sms, null, default);
        Assert.Null(await Messages.Budget(_tenant, Channel.Sms, Today, default));
    }

    [SkippableFact]
    public async Task ThrottleIsKeptAndWhatWentToAnAddressIsFound()
    {
        var messages = Enumerable.Range(1, 4)
            .Select(n => Message(n, n < 4 ? "ann" : "bob") with { Id = $"msg_{Guid.CreateVersion7(Noon):N}" }).ToArray();
        await Plan(messages);
        await Start(messages[0], 1);
        await Start(messages[1], 1);
        await End(messages[1], 1, OutcomeKind.RefusedRecipient, MessageState.Refused);
        await Start(messages[3], 1);
        var throttle = new MessageThrottle(3, TimeSpan.FromHours(1));

        await Messages.SetThrottle(_tenant, Channel.Sms, throttle, default);
        var sent = await Messages.SentTo(_tenant, Channel.Sms, ["ann", "carl"], Noon.AddHours(-1), default);

        Assert.Equal(throttle, await Messages.Throttle(_tenant, Channel.Sms, default));
        Assert.Null(await Messages.Throttle(_tenant, Channel.Email, default));
        Assert.Equal([Noon], sent["ann"]);
        Assert.Empty(sent["carl"]);
        Assert.Empty((await Messages.SentTo(_tenant, Channel.Sms, ["ann"], Noon, default))["ann"]);
        await Messages.SetThrottle(_tenant, Channel.Sms, null, default);
        Assert.Null(await Messages.Throttle(_tenant, Channel.Sms, default));
    }

    [SkippableFact]
    public async Task MessageMovesOnlyFromTheStatesThatAreNamed()
    {
        var message = Message(1, "a");
        await Plan(message);

        Assert.False(await Messages.Move(_tenant, message.Id, [MessageState.Dead], MessageState.Waiting, Noon, null, Noon, default));
        Assert.True(await Messages.Move(_tenant, message.Id, [MessageState.Dead, MessageState.Waiting], MessageState.Cancelled, Noon, "member", Noon, default));
        Assert.Empty(await Due());
    }

    [SkippableFact]
    public async Task ListFiltersAndPagesNewestFirst()
    {
        var messages = Enumerable.Range(1, 6).Select(n => Message(n, n % 2 == 0 ? "even" : "odd") with { Person = n < 4 ? "ann" : "bob" }).ToArray();
        await Plan(messages);

        var first = await Reader.List(Query() with { Limit = 2 }, default);
        var second = await Reader.List(Query() with { Limit = 9, Before = first[^1].Id }, default);

        Assert.Equal(messages.Reverse().Select(message => message.Id), first.Concat(second).Select(message => message.Id));
        Assert.Equal([3L, 1], (await Reader.List(Query() with { Person = "ann", Address = "odd" }, default)).Select(message => message.Seq));
        Assert.Equal([6L, 4, 2], (await Reader.List(Query() with { Address = "even", State = MessageState.Waiting }, default)).Select(message => message.Seq));
        Assert.Equal(6, (await Reader.List(Query() with { State = MessageState.Waiting, Channel = Channel.Sms, EventType = "t" }, default)).Count);
        Assert.Empty(await Reader.List(Query() with { State = MessageState.Delivered }, default));
        Assert.Empty(await Reader.List(Query() with { Tenant = Some.Tenant() }, default));
    }

    [SkippableFact]
    public async Task CountsTellDueFromDelayed()
    {
        await Plan(Message(1, "a"), Message(2, "b") with { DueAt = Noon.AddHours(1) }, Message(3, "c"));

        var counts = await Reader.Counts(_tenant, Noon, default);

        Assert.Equal([(false, 1L), (true, 2L)], counts.OrderBy(count => count.IsDue).Select(count => (count.IsDue, count.Messages)));
    }

    [SkippableFact]
    public async Task OldMessagesAreDroppedUnlessTheyWait()
    {
        var (sent, waiting) = (Message(1, "a") with { CreatedAt = Noon.AddDays(-400) }, Message(2, "b") with { CreatedAt = Noon.AddDays(-400) });
        await Plan(sent, waiting);
        await Start(sent, 1);
        await End(sent, 1, OutcomeKind.Accepted, MessageState.Accepted);

        while (await Messages.Drop(Noon.AddDays(-300), 100, default) > 0)
        {
        }

        Assert.Null(await Reader.Find(_tenant, sent.Id, default));
        Assert.NotNull(await Reader.Find(_tenant, waiting.Id, default));
        Assert.Empty(await Reader.Attempts(_tenant, sent.Id, default));
    }

    private long _seq;

    private MessageRow Message(long seq, string address) => new()
    {
        Tenant = _tenant,
        Id = $"msg_{seq:D32}{address}",
        Seq = seq,
        EventId = $"evt_{seq}",
        EventType = "t",
        Source = "api",
        Person = "",
        Channel = Channel.Sms,
        Address = address,
        Priority = 3,
        State = MessageState.Waiting,
        DueAt = Noon,
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    private MessageQuery Query() => new(_tenant, null, null, null, null, null, null, null, null, 100);

    private Task Plan(params MessageRow[] messages) => Messages.Plan(_tenant, 0, messages.Max(message => message.Seq), messages, default);

    private async Task<IReadOnlyList<MessageRow>> Due() => (await Messages.Due(_tenant, Channel.Sms, Noon, 10, default)).Rows;

    private async Task<DateTimeOffset?> NextAt(Channel channel, DateTimeOffset now) => (await Messages.Due(_tenant, channel, now, 10, default)).NextAt;

    private async Task<string[]> Listed(MessageState state) => [.. (await Reader.List(Query() with { State = state }, default)).Select(message => message.Address)];

    private static MessageStart StartOf(MessageRow message, int number) => new(message.Id, number, "twilio-sms", "acc_1", Noon, "{}", 1);

    private Task<IReadOnlySet<string>> Start(MessageRow message, int number)
        => Messages.Commit(_tenant, Channel.Sms, new MessageBatch([StartOf(message, number)], [], []), null, Noon, default);

    private Task End(
        MessageRow message, int number, OutcomeKind outcome, MessageState state, string? providerId = null, DateTimeOffset? dueAt = null)
        => Messages.Commit(
            _tenant,
            Channel.Sms,
            new MessageBatch([], [new MessageResult
            {
                MessageId = message.Id,
                Number = number,
                EndedAt = Noon.AddMilliseconds(5),
                Outcome = outcome,
                State = state,
                DueAt = dueAt ?? Noon,
                ProviderMessageId = providerId,
            }], []),
            null, Noon, default);

    private static MessageFact Fact(string id, MessageState state) => new() { FactId = id, State = state, Word = id, ReceivedAt = Noon };

    private Task Apply(params MessageFact[] facts) => Messages.Apply(_tenant, facts, default);

    private static IEnumerable<int[]> Orders(int[] steps) => steps.Length == 1
        ? [steps]
        : steps.SelectMany(step => Orders([.. steps.Where(other => other != step)]).Select(rest => (int[])[step, .. rest]));
}

public sealed class SqliteMessageTests(SqliteFixture store) : MessageContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMessageTests(PostgresFixture store) : MessageContract(store), IClassFixture<PostgresFixture>;
