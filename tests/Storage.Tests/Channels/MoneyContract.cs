using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class MoneyContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly MoneyPeriod Today = new("2026-03-02", "EUR");
    private readonly string _tenant = Some.Tenant();
    private long _seq;

    private IMessageStore Messages => store.Get<IMessageStore>();

    private IMoneyBudgetStore Budgets => store.Get<IMoneyBudgetStore>();

    private IMessageReader Reader => store.Get<IMessageReader>();

    [SkippableFact]
    public async Task BudgetIsKeptForItsPeriodAndCurrency()
    {
        Assert.Null(await Budgets.Find(_tenant, Channel.Sms, Noon, default));
        var month = new MoneyBudget(new Money(25_000_000, "EUR"), BudgetSpan.Month, UnpricedRule.Send);

        await Budgets.Set(_tenant, Channel.Sms, month, default);
        Assert.Equal(month, (await Spent()).Budget);
        Assert.Null(await Budgets.Find(_tenant, Channel.Email, Noon, default));
        await Started(7_900, period: new MoneyPeriod("2026-03", "EUR"));
        Assert.Equal(7_900, (await Spent()).ReservedMicros);
        Assert.Equal(7_900, (await Spent(Noon.AddDays(29))).ReservedMicros);
        Assert.Equal(0, (await Spent(Noon.AddDays(30))).ReservedMicros);

        await Budgets.Set(_tenant, Channel.Sms, month with { Span = BudgetSpan.Day }, default);
        Assert.Equal(0, (await Spent()).ReservedMicros);
        await Budgets.Set(_tenant, Channel.Sms, month with { Amount = new Money(1, "USD") }, default);
        Assert.Equal((0, "USD"), ((await Spent()).ReservedMicros, (await Spent()).Currency));
        await Budgets.Set(_tenant, Channel.Sms, null, default);
        Assert.Null(await Budgets.Find(_tenant, Channel.Sms, Noon, default));
    }

    [SkippableFact]
    public async Task SixtyFourWorkersNeverPassTheBudget()
    {
        // 64 prices from 0.01 to 0.64, 20.80 together.
        var starts = await Planned([.. Enumerable.Range(1, 64).Select(n => n * 10_000L)]);
        await Budget(10_000_000);

        var started = await Task.WhenAll(starts.Select(start => Task.Run(() => Commit([start]))));

        var (spent, taken) = (await Spent(), started.SelectMany(ids => ids).ToHashSet());
        var reserved = starts.Where(start => taken.Contains(start.MessageId)).Sum(start => start.EstimateMicros!.Value);
        Assert.Equal(reserved, spent.ReservedMicros);
        Assert.InRange(reserved, 0, 10_000_000);
        Assert.All(starts.Where(start => !taken.Contains(start.MessageId)), start => Assert.True(start.EstimateMicros > 10_000_000 - reserved));

        // Each ends at another price than was expected: the sum moves by the differences, and by nothing else.
        var random = new Random(7);
        var prices = taken.ToDictionary(id => id, _ => (long)random.Next(0, 900_000));
        await Task.WhenAll(taken.Select(id => Task.Run(() => Report(id, prices[id]))));
        spent = await Spent();
        Assert.Equal((0, prices.Values.Sum()), (spent.ReservedMicros, spent.SettledMicros));
    }

    [SkippableFact]
    public async Task SixtyFourWorkersOfOnePriceSendExactlyAsManyAsTheBudgetHasRoomFor()
    {
        var starts = await Planned([.. Enumerable.Repeat(79_000L, 64)]);
        await Budget(79_000 * 41 + 78_999);
        await Messages.SetCap(_tenant, Channel.Sms, 50, default);

        var started = await Task.WhenAll(starts.Chunk(2).Select(pair => Task.Run(() => Commit(pair, "2026-03-02"))));

        Assert.Equal(41, started.Sum(ids => ids.Count));
        Assert.Equal(79_000 * 41, (await Spent()).ReservedMicros);
        Assert.Equal(41, (await Messages.Budget(_tenant, Channel.Sms, "2026-03-02", default))!.Used);
    }

    [SkippableFact]
    public async Task CapInUnitsTakesNoMoneyForWhatItStops()
    {
        var starts = await Planned([80_000, 80_000, 80_000]);
        await Budget(1_000_000);
        await Messages.SetCap(_tenant, Channel.Sms, 2, default);

        Assert.Equal(2, (await Commit(starts, "2026-03-02")).Count);

        Assert.Equal(160_000, (await Spent()).ReservedMicros);
    }

    [SkippableTheory]
    [InlineData(OutcomeKind.RefusedRecipient, MessageState.Refused, 0)]
    [InlineData(OutcomeKind.RefusedMessage, MessageState.Refused, 0)]
    [InlineData(OutcomeKind.RefusedAccount, MessageState.Waiting, 0)]
    [InlineData(OutcomeKind.Later, MessageState.Waiting, 0)]
    [InlineData(OutcomeKind.Unknown, MessageState.Unknown, 80_000)]
    [InlineData(OutcomeKind.Accepted, MessageState.Accepted, 80_000)]
    public async Task WhatNoProviderTookIsGivenBack(OutcomeKind outcome, MessageState state, long reserved)
    {
        await Budget(1_000_000);
        await Messages.SetCap(_tenant, Channel.Sms, 10, default);
        var start = await Started(80_000, units: 3);

        await End(start, outcome, state);
        await End(start, outcome, state);

        Assert.Equal(reserved, (await Spent()).ReservedMicros);
        Assert.Equal(reserved == 0 ? 0 : 3, (await Messages.Budget(_tenant, Channel.Sms, "2026-03-02", default))!.Used);
        Assert.Equal(reserved == 0 ? null : reserved, (await Row(start)).EstimateMicros);
    }

    [SkippableFact]
    public async Task AttemptThatDidNotBeginReservesNothing()
    {
        await Budget(1_000_000);
        await Messages.SetCap(_tenant, Channel.Sms, 10, default);
        var start = (await Planned([80_000]))[0];

        await Commit([start], "2026-03-02");
        Assert.Empty(await Commit([start], "2026-03-02"));

        Assert.Equal(80_000, (await Spent()).ReservedMicros);
        Assert.Equal(1, (await Messages.Budget(_tenant, Channel.Sms, "2026-03-02", default))!.Used);
    }

    /// <summary>The answer, a price before it, a late one and a repeated one, in every order: settled once, at the highest.</summary>
    [SkippableFact]
    public async Task PricesInAnyOrderSettleOnce()
    {
        await Budget(100_000_000);
        var messages = 0;
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            messages++;
            var start = await Started(80_000);
            var id = $"SM-{start.MessageId}";
            foreach (var step in order)
            {
                await (step switch
                {
                    0 => End(start, OutcomeKind.Accepted, MessageState.Accepted, id),
                    1 => Apply(Fact("sent", 70_000) with { ProviderMessageId = id }),
                    2 => Apply(Fact("delivered", 75_000) with { MessageId = start.MessageId, Number = 1 }, Fact("none", null) with { MessageId = start.MessageId }),
                    _ => Apply(Fact("sent", 70_000) with { MessageId = start.MessageId }, Fact("sent", 70_000) with { ProviderMessageId = id }),
                });
            }

            var spent = await Spent();
            Assert.Equal((0, 75_000L * messages), (spent.ReservedMicros, spent.SettledMicros));
            var row = await Row(start);
            Assert.Equal((75_000, "EUR", 80_000), (row.PriceMicros, row.PriceCurrency, row.EstimateMicros));
        }
    }

    [SkippableFact]
    public async Task PriceOfTheAnswerSettlesAtOnce()
    {
        await Budget(1_000_000);
        var start = await Started(80_000);

        await End(start, OutcomeKind.Accepted, MessageState.Accepted, "SM1", price: 90_000);

        Assert.Equal((0, 90_000), ((await Spent()).ReservedMicros, (await Spent()).SettledMicros));
        Assert.Equal(90_000, (await Row(start)).PriceMicros);
    }

    [SkippableFact]
    public async Task PriceInAnotherCurrencyLeavesTheEstimate()
    {
        await Budget(1_000_000);
        var start = await Started(80_000);

        await Apply(Fact("sent", 90_000) with { MessageId = start.MessageId, PriceCurrency = "USD" });

        Assert.Equal((80_000, 0), ((await Spent()).ReservedMicros, (await Spent()).SettledMicros));
        Assert.Equal((90_000, "USD"), ((await Row(start)).PriceMicros, (await Row(start)).PriceCurrency));
    }

    [SkippableFact]
    public async Task MessageThatTurnsOutFreeCostsNothing()
    {
        await Budget(1_000_000);
        var start = await Started(80_000);

        await Apply(Fact("sent", 0) with { MessageId = start.MessageId, PriceCurrency = null });

        Assert.Equal(0, (await Spent()).UsedMicros);
        Assert.Equal((0, "EUR"), ((await Row(start)).PriceMicros, (await Row(start)).PriceCurrency));
    }

    [SkippableFact]
    public async Task PriceSettlesInThePeriodThatTheAttemptBeganIn()
    {
        await Budget(1_000_000);
        var start = await Started(80_000);

        await Apply(Fact("sent", 90_000) with { MessageId = start.MessageId, ReceivedAt = Noon.AddDays(3) });

        Assert.Equal(90_000, (await Spent()).SettledMicros);
        Assert.Equal(0, (await Spent(Noon.AddDays(3))).UsedMicros);
    }

    [SkippableFact]
    public async Task WhatIsSentWithoutAPriceIsCountedAndItsPriceSettles()
    {
        await Budget(100_000);
        var start = (await Planned([0]))[0] with { EstimateMicros = 50_000, EstimateCurrency = "USD" };

        Assert.Single(await Commit([start]));
        Assert.Equal((0, 1), ((await Spent()).UsedMicros, (await Spent()).UnpricedMessages));

        await Report(start.MessageId, 150_000);
        Assert.Equal(150_000, (await Spent()).SettledMicros);
        // Over the budget now: what costs something is not begun, what is free is.
        var (paid, free) = ((await Planned([1]))[0], (await Planned([0]))[0]);
        Assert.Equal([free.MessageId], await Commit([paid, free]));
    }

    [SkippableFact]
    public async Task MessageThatIsSentTwiceCostsTwice()
    {
        await Budget(1_000_000);
        var first = await Started(80_000);
        await End(first, OutcomeKind.Unknown, MessageState.Unknown);
        await Messages.Move(_tenant, first.MessageId, [MessageState.Unknown], MessageState.Waiting, Noon, null, Noon, default);
        await Commit([first with { Number = 2 }]);
        Assert.Equal(160_000, (await Spent()).ReservedMicros);

        await Apply(Fact("1", 70_000) with { MessageId = first.MessageId, Number = 1 });
        await Apply(Fact("2", 71_000) with { MessageId = first.MessageId });

        Assert.Equal((0, 141_000), ((await Spent()).ReservedMicros, (await Spent()).SettledMicros));
        Assert.Equal(141_000, (await Row(first)).PriceMicros);
    }

    [SkippableFact]
    public async Task BudgetOfAnotherCurrencyBeginsNothing()
    {
        await Budget(1_000_000);
        var start = (await Planned([80_000]))[0];

        Assert.Empty(await Commit([start], period: new MoneyPeriod("2026-03-02", "CHF")));
        Assert.Empty(await Commit([start with { EstimateCurrency = "CHF" }], period: new MoneyPeriod("2026-03-02", "CHF")));
    }

    [SkippableFact]
    public async Task WarningIsGivenOnceInAPeriod()
    {
        await Budget(1_000_000);

        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Budgets.TryWarn(_tenant, Channel.Sms, Today, 80, default))));

        Assert.Single(first, wasFirst => wasFirst);
        Assert.True(await Budgets.TryWarn(_tenant, Channel.Sms, Today, 100, default));
        Assert.False(await Budgets.TryWarn(_tenant, Channel.Sms, Today, 80, default));
        Assert.Equal(100, (await Spent()).WarnedPercent);
        Assert.True(await Budgets.TryWarn(_tenant, Channel.Sms, Today with { Name = "2026-03-03" }, 80, default));
    }

    /// <summary>Senders that record outcomes and callbacks that name prices hold rows that the other wants.</summary>
    [SkippableFact]
    public async Task OutcomesAndPricesAtOnceNeitherBlockNorDrift()
    {
        await Budget(100_000_000);
        var starts = await Planned([.. Enumerable.Repeat(80_000L, 60)]);
        await Commit(starts);

        await Task.WhenAll(starts.SelectMany((start, i) => (Task[])
        [
            Task.Run(() => End(start, i % 3 == 0 ? OutcomeKind.Later : OutcomeKind.Accepted, i % 3 == 0 ? MessageState.Waiting : MessageState.Accepted, $"SM-{start.MessageId}")),
            Task.Run(() => i % 3 == 1 ? Apply(Fact("sent", 70_000) with { ProviderMessageId = $"SM-{start.MessageId}" }) : Task.CompletedTask),
            Task.Run(() => i % 3 == 1 ? Apply(Fact("delivered", 75_000) with { MessageId = start.MessageId }) : Task.CompletedTask),
        ]));

        var spent = await Spent();
        Assert.Equal((20 * 80_000, 20 * 75_000), (spent.ReservedMicros, spent.SettledMicros));
    }

    private Task Budget(long micros)
        => Budgets.Set(_tenant, Channel.Sms, new MoneyBudget(new Money(micros, "EUR"), BudgetSpan.Day, UnpricedRule.Stop), default);

    private async Task<MoneySpending> Spent(DateTimeOffset? at = null) => (await Budgets.Find(_tenant, Channel.Sms, at ?? Noon, default))!;

    private async Task<MessageRow> Row(MessageStart start) => (await Reader.Find(_tenant, start.MessageId, default))!;

    private async Task<MessageStart[]> Planned(long[] prices)
    {
        var (from, rows) = (_seq, new List<MessageRow>());
        foreach (var _ in prices)
        {
            rows.Add(new MessageRow
            {
                Tenant = _tenant,
                Id = $"msg_{++_seq:D32}",
                Seq = _seq,
                EventId = $"evt_{_seq}",
                EventType = "t",
                Source = "api",
                Person = "",
                Channel = Channel.Sms,
                Address = "a",
                Priority = 3,
                State = MessageState.Waiting,
                DueAt = Noon,
                CreatedAt = Noon,
                UpdatedAt = Noon,
            });
        }

        Assert.True(await Messages.Plan(_tenant, from, _seq, rows, default));
        return [.. rows.Zip(prices, (row, price) => new MessageStart(row.Id, 1, "twilio-sms", "acc_1", Noon, "{}", 1) { EstimateMicros = price, EstimateCurrency = "EUR" })];
    }

    private async Task<MessageStart> Started(long price, int units = 1, MoneyPeriod? period = null)
    {
        var start = (await Planned([price]))[0] with { Units = units };
        Assert.Single(await Commit([start], "2026-03-02", period));
        return start;
    }

    private async Task<IReadOnlySet<string>> Commit(IReadOnlyList<MessageStart> starts, string? units = null, MoneyPeriod? period = null)
    {
        var hasCap = units is not null && await Messages.Budget(_tenant, Channel.Sms, units, default) is not null;
        return await Messages.Commit(_tenant, Channel.Sms, new MessageBatch(starts, [], []) { Money = period ?? Today }, hasCap ? units : null, Noon, default);
    }

    private Task End(MessageStart start, OutcomeKind outcome, MessageState state, string? providerId = null, long? price = null)
        => Messages.Commit(
            _tenant,
            Channel.Sms,
            new MessageBatch([], [new MessageResult
            {
                MessageId = start.MessageId,
                Number = start.Number,
                EndedAt = Noon.AddMilliseconds(5),
                Outcome = outcome,
                State = state,
                DueAt = Noon,
                ProviderMessageId = outcome == OutcomeKind.Accepted ? providerId : null,
                PriceMicros = price,
                PriceCurrency = price is null ? null : "EUR",
            }], []),
            null, Noon, default);

    private static MessageFact Fact(string id, long? price)
        => new() { FactId = id, State = MessageState.Sent, Word = id, ReceivedAt = Noon, PriceMicros = price, PriceCurrency = price is null ? null : "EUR" };

    private Task Report(string messageId, long price) => Apply(Fact("price", price) with { MessageId = messageId });

    private Task Apply(params MessageFact[] facts) => Messages.Apply(_tenant, facts, default);

    private static IEnumerable<int[]> Orders(int[] steps) => steps.Length == 1
        ? [steps]
        : steps.SelectMany(step => Orders([.. steps.Where(other => other != step)]).Select(rest => (int[])[step, .. rest]));
}

public sealed class SqliteMoneyTests(SqliteFixture store) : MoneyContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMoneyTests(PostgresFixture store) : MoneyContract(store), IClassFixture<PostgresFixture>;
