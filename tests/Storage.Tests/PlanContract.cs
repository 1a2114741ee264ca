using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Sessions;
using OrleansNotify.Templates;
using OrleansNotify.Tenants;
using OrleansNotify.Topics;
using OrleansNotify.Views;

namespace OrleansNotify.Storage.Tests;

/// <summary>No query reads a table from end to end, or sorts more than the page that it returns.</summary>
public abstract class PlanContract(StoreFixture store) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Queries => new()
    {
        { "Read", EventLogSql.Read },
        { "ReadFor one key", EventLogSql.ReadFor(1) },
        { "ReadFor four keys", EventLogSql.ReadFor(4) },
        { "Find event", EventLogSql.Find },
        { "Withdraw", WithdrawalSql.EmptyAudience },
        { "States since", ItemStateSql.Since },
        { "States of a version", ItemStateSql.OfVersion },
        { "Read what was marked unread", ItemStateSql.ReadMarkedUnread },
        { "Remove states", ItemStateSql.RemoveUpTo },
        { "Find user", UserSql.Find },
        { "Find session", SessionSql.Find },
        { "LiveOf", SessionSql.LiveOf },
        { "Users with sessions", SessionSql.UsersOf },
        { "Clients of a user", SessionSql.ClientsOf },
        { "Prune revoked sessions", SessionSql.PruneRevoked },
        { "Prune expired sessions", SessionSql.PruneExpired },
        { "Prune idle sessions", SessionSql.PruneIdle },
        { "AsksOfUser", OtpSql.AsksOfUser },
        { "AsksOfAddress", OtpSql.AsksOfAddress },
        { "AsksOfTenant", OtpSql.AsksOfTenant },
        { "Guesses of a user", OtpGuessSql.CountOfUser },
        { "Guesses of a client", OtpGuessSql.CountOfClient },
        { "Guesses of a tenant", OtpGuessSql.CountOfTenant },
        { "Own views", ViewSql.Own },
        { "Shared views", ViewSql.Shared },
        { "Find view", ViewSql.Find },
        { "Count shared views", ViewSql.CountShared },
        { "List tenants", TenantSql.List },
        { "Deleting tenants", TenantSql.Deleting },
        { "Uses of API keys", ApiKeyUseSql.Of },
        { "Mail to one", CapturedMailSql.To },
        { "Waiting mail", WaitingMailSql.List },
        { "ReadBefore", EventLogSql.ReadBefore },
        { "AcceptedAt", EventLogSql.AcceptedAt },
        { "Count events", EventLogSql.Count },
        { "Find endpoint", EndpointSql.Find },
        { "List endpoints", EndpointSql.List },
        { "List endpoints of an owner", EndpointSql.ListOfOwner },
        { "Endpoints behind", EndpointSql.Behind },
        { "Count endpoints", EndpointSql.Count },
        { "Count endpoints of an owner", EndpointSql.CountOfOwner },
        { "Take", EndpointSql.Take },
        { "Tenants behind", EndpointWakeSql.TenantsBehind },
        { "Replaying", EndpointWakeSql.Replaying },
        { "Cancelling", EndpointWakeSql.Cancelling },
        { "Cancelling of a deleted endpoint", CancellationSql.FindDeleted },
        { "Count of waiting", CancellationSql.CountWaiting },
        { "Waiting", DeliverySql.Waiting },
        { "NextDue", DeliverySql.NextDue },
        { "Known", DeliverySql.Known },
        { "Find delivery", DeliverySql.Find },
        { "Dead", DeliverySql.Dead },
        { "Attempts", DeliverySql.Attempts },
        { "Hold", DeliverySql.Hold },
        { "Count of a status", DeliveryCountSql.OfStatus },
        { "Count of due", DeliveryCountSql.Due },
        { "Sources", DeliveryCountSql.Sources },
        { "Due of all", BacklogSql.Due },
        { "Find replay", ReplaySql.Find },
        { "Find bulk job", BulkJobSql.Find },
        { "List bulk jobs", BulkJobSql.List },
        { "Running replays", ReplaySql.Running },
        { "Scheduled", ScheduleSql.List },
        { "Tenants with something due", ScheduleSql.DueTenants },
        { "Tenants with something that has ended", ScheduleSql.ExpiredTenants },
        { "Due", ScheduleSql.Due },
        { "Expired", ScheduleSql.Expired },
        { "Scheduled by key", ScheduleSql.Known },
        { "Count of what is scheduled", ScheduleSql.Count },
        { "Count of what a user scheduled", ScheduleSql.CountOfUser },
        { "Topics", TopicSql.List },
        { "Members of a topic", TopicSql.Members },
        { "Topics of a user", TopicSql.RangesOf },
        { "Last rank", RankSql.Last },
        { "List replays", ReplaySql.List },
        { "List replays of an endpoint", ReplaySql.ListOfEndpoint },
        { "List people", PeopleSql.List },
        { "Count consents", PeopleSql.CountConsents },
        { "People with an address", AddressSql.Having },
        { "Number of a WhatsApp id", AddressSql.NumberOf },
        { "Note a WhatsApp id", AddressSql.NoteWhatsAppId },
        { "Remove an address everywhere", AddressSql.RemoveEverywhere },
        { "Categories", CategorySql.Of },
        { "Find suppression", SuppressionSql.Find },
        { "List suppressions", SuppressionSql.List },
        { "List suppressions of a channel", SuppressionSql.ListOfChannel },
        { "Published templates", TemplateSql.Published },
        { "Versions of a template", TemplateSql.Versions },
        { "List templates", TemplateSql.List },
        { "Count templates", TemplateSql.CountOthers },
    };

    public static TheoryData<string?, string?, string?, string?> Filters
    {
        get
        {
            var filters = new TheoryData<string?, string?, string?, string?>();
            foreach (var status in new[] { null, DeliveryStatus.Succeeded, DeliveryStatus.Dead })
            {
                for (var bits = 0; bits < 8; bits++)
                {
                    filters.Add((bits & 1) > 0 ? "e" : null, status, (bits & 2) > 0 ? "a" : null, (bits & 4) > 0 ? "x" : null);
                }
            }

            return filters;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Queries))]
    public async Task NoScanAndNoSort(string name, string sql)
    {
        var plan = await Explain(store.Get<Database>(), sql, Values);

        Assert.True(IsGood(plan), $"{name}:\n{sql}\n\n{string.Join('\n', plan)}");
    }

    [SkippableFact]
    public async Task WhatWaitsIsCountedInTheIndexOfIt()
    {
        var plan = await Explain(store.Get<Database>(), BacklogSql.Waiting, Values);

        Assert.True(Uses(plan, "waiting"), string.Join('\n', plan));
    }

    [SkippableFact]
    public Task ACancellationFindsWhatWaitsByItsIndex() => NoScanAndNoSort("cancel", CancellationSql.Cancel(store.Get<Database>()));

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ChangesAreReadInTheOrderOfTheirIndex(int statuses)
    {
        var database = store.Get<Database>();
        var filter = new DeliveryFilter { Statuses = [.. DeliveryStatus.All.Take(statuses)], Types = ["a"], Endpoints = ["e"] };

        var plan = await Explain(database, ChangeSql.Since(database), new { Tenant = "t", Since = 1L, Limit = 20L, Statuses = filter.Statuses.ToArray(), Types, Endpoints = Types });

        Assert.True(IsGood(plan) && Uses(plan, "by_change"), string.Join('\n', plan));
    }

    [SkippableFact]
    public async Task FiguresAreReadByTheirKeyAndPrunedByTheirAge()
    {
        var database = store.Get<Database>();
        await NoScanAndNoSort("prune", FigureSql.Prune);
        var plan = await Explain(database, FigureSql.Of(database), new { Tenant = "t", Kind = "type", Keys = Types, Step = 60L, From = 1L, Until = 2L });
        Assert.True(IsGood(plan), string.Join('\n', plan));
    }

    [SkippableFact]
    public async Task SuppressionsOfAddressesAreFoundWithoutAScanOrASort()
    {
        var database = store.Get<Database>();

        await NoScanAndNoSort("of addresses", SuppressionSql.Of(database));
        await NoScanAndNoSort("of an address", SuppressionSql.ListOfAddress);
        await NoScanAndNoSort("released", SuppressionSql.ReleaseCauses(database));
    }

    [SkippableFact]
    public async Task PeopleAreFoundWithoutAScan()
    {
        var database = store.Get<Database>();

        await NoScanAndNoSort("people", PeopleSql.Find(database));
        await NoScanAndNoSort("addresses", AddressSql.OfPeople(database));
        await NoScanAndNoSort("consents", PeopleSql.Consents(database));
        await NoScanAndNoSort("preferences", PeopleSql.Preferences(database));
    }

    [SkippableFact]
    public async Task WaitingMessagesAndAccountsAreFoundWithoutAScan()
    {
        var values = new { Tenant = "t", Channel = 1L, Limit = 20L, MessageId = "msg", Now = 1L };
        foreach (var sql in (string[])[MessageQueueSql.NextDue, MessageQueueSql.Due, MessageQueueSql.Sending, MessageRuleSql.List, DigestSql.Events])
        {
            var plan = await Explain(store.Get<Database>(), sql, values);
            Assert.True(IsGood(plan), $"{sql}\n\n{string.Join('\n', plan)}");
        }
    }

    [SkippableTheory]
    [InlineData(null, null, null, "PRIMARY KEY")]
    [InlineData("ann", null, null, "messages_by_person")]
    [InlineData(null, "+1", null, "messages_by_address")]
    [InlineData(null, null, MessageState.Dead, "messages_unsent")]
    [InlineData(null, null, MessageState.Waiting, "message_queue_waiting")]
    [InlineData(null, null, MessageState.Sending, "message_queue_sending")]
    public async Task AListOfMessagesFollowsTheIndexThatItsFiltersNameInBothDirections(string? person, string? address, MessageState? state, string index)
    {
        var database = store.Get<Database>();
        var query = new MessageQuery("t", person, address, Channel.Sms, state, null, null, null, null, 20);
        var values = new { Tenant = "t", Person = person, Address = address, Channel = 1L, State = (long?)state, Before = "n", After = "msg_1", Limit = 20L };
        foreach (var sql in (string[])[new MessageListSql(query, database).Page, new MessageListSql(query with { After = "msg_1" }, database).Page])
        {
            var plan = await Explain(database, sql, values);
            // PostgreSQL chooses by its statistics, and there is no message here.
            var isNamed = database.By(index).Length == 0 || plan.Any(step => step.Contains(index, StringComparison.Ordinal));
            Assert.True(IsGood(plan) && isNamed, $"{sql}\n\n{string.Join('\n', plan)}");
        }
    }

    [SkippableFact]
    public async Task WhatIsSealedWithAnotherKeyIsFoundByItsIndex()
    {
        var database = store.Get<Database>();
        foreach (var (sql, table) in ((string, string)[])[(EndpointSql.SealedWithOther(database), "endpoints"), (ProviderAccountSql.SealedWithOther(database), "provider_accounts")])
        {
            var plan = await Explain(database, sql, Values);
            Assert.True(IsGood(plan) && plan.Any(step => step.Contains($"{table}_by_key", StringComparison.Ordinal)), $"{sql}\n\n{string.Join('\n', plan)}");
        }
    }

    [SkippableFact]
    public async Task ChannelsWithWorkAreLookedUpOneAfterTheOther()
    {
        var plan = await Explain(store.Get<Database>(), DueChannelSql.Page, new { AfterTenant = "", AfterChannel = -1L, Limit = 500 });

        var looksUp = plan.Any(step => step.Contains("message_queue_pkey", StringComparison.Ordinal) || step.Contains("PRIMARY KEY ((tenant,channel)>", StringComparison.Ordinal)) && !plan.Any(step => step.Contains("(tenant>?)", StringComparison.Ordinal));
        Assert.True(IsGood(plan) && looksUp, $"{DueChannelSql.Page}\n\n{string.Join('\n', plan)}");
    }

    [SkippableTheory]
    [InlineData(MessageState.Waiting, "message_queue_waiting")]
    [InlineData(MessageState.Sending, "message_queue_sending")]
    [InlineData(MessageState.Unknown, "messages_unsent")]
    [InlineData(MessageState.Dead, "messages_unsent")]
    public async Task MessagesOfAStateAreListedByItsIndex(MessageState state, string index)
    {
        var sql = new MessageListSql(new MessageQuery("t", null, null, null, state, null, null, null, null, 20), store.Get<Database>()).Page;
        var plan = await Explain(store.Get<Database>(), sql, new { Tenant = "t", Before = "n", State = (long)state, Limit = 20 });

        Assert.True(IsGood(plan) && plan.Any(step => step.Contains(index, StringComparison.Ordinal)), $"{sql}\n\n{string.Join('\n', plan)}");
    }

    [SkippableFact]
    public async Task OpenDigestsAndHandledItemsAreLookedUpForEachRow()
    {
        var database = store.Get<Database>();
        foreach (var (sql, table) in ((string, string)[])[(DigestSql.Join(database), "messages"), (HandledItems.Sql(database), "users|item_states")])
        {
            var plan = await Explain(database, sql, new { Tenant = "t", Rows = "[]" });
            Assert.DoesNotMatch($"(?i)(SCAN|Seq Scan on) ({table})", string.Join('\n', plan));
        }
    }

    public static TheoryData<string> Erasures => [.. ErasureSql.Steps.Where(step => step != ErasureSql.CapturedMail)];

    [SkippableTheory]
    [MemberData(nameof(Erasures))]
    public Task ErasingATenantReadsOnlyWhatIsItsOwn(string sql) => NoScanAndNoSort("erase", sql);

    [SkippableTheory]
    [InlineData(null, null, null, null, "time")]
    [InlineData("ann", null, null, null, "actor")]
    [InlineData(null, "session.created", null, null, "action")]
    [InlineData(null, null, "session", null, "area")]
    [InlineData(null, null, null, "ep_1", "subject")]
    [InlineData("ann", "session.created", null, "ep_1", "subject")]
    public async Task AListOfActivityFollowsTheIndexThatItsFiltersName(string? actor, string? action, string? area, string? subject, string index)
    {
        var database = store.Get<Database>();
        var query = new ActivityQuery("t", 20, actor, action, area, subject);
        foreach (var sql in (string[])[ActivitySql.List(query, database), ActivitySql.List(query with { After = new ActivityPosition(1, 1) }, database)])
        {
            var plan = await Explain(database, sql, Values);
            Assert.True(IsGood(plan) && plan.Any(step => step.Contains($"activity_by_{index} ", StringComparison.Ordinal)), $"{sql}\n\n{string.Join('\n', plan)}");
        }
    }

    [SkippableFact]
    public async Task UnreadOnesAreFoundWithoutAScanOrASort()
    {
        var database = store.Get<Database>();

        await NoScanAndNoSort("one", InboxSql.Find(database));
        await NoScanAndNoSort("all", InboxSql.List(database, 0));
        await NoScanAndNoSort("all with topics", InboxSql.List(database, 2));
        await NoScanAndNoSort("ids", InboxSql.Ids(database, 1));
        await NoScanAndNoSort("list", InboxSql.ListUnread(database, 0));
        await NoScanAndNoSort("list with topics", InboxSql.ListUnread(database, 2));
        await NoScanAndNoSort("count", InboxSql.CountUnread(database, 0));
        await NoScanAndNoSort("count with topics", InboxSql.CountUnread(database, 2));
        await NoScanAndNoSort("how far to count what is shared", InboxSql.SharedEdge(database, 2));
        await NoScanAndNoSort("keep the count of what is shared", InboxSql.KeepShared(database, 2));
        await NoScanAndNoSort("count of topics", InboxSql.CountUnreadOfTopics(database, 2));
    }

    /// <summary>Somebody who reads one by one has thousands of states: each row's is looked up, whatever statistics say.</summary>
    [SkippableFact]
    public async Task PagesDoNotReadAllOfSomebodysStates()
    {
        var database = store.Get<Database>();

        foreach (var sql in new[] { InboxSql.Find(database), InboxSql.List(database, 1), InboxSql.ListUnread(database, 1) })
        {
            var plan = await Explain(database, sql, Values);
            Assert.False(plan.Any(step => step.Contains("item_states_by_version", StringComparison.Ordinal)), string.Join('\n', plan));
        }
    }

    [SkippableFact]
    public async Task AWithdrawalLooksUpWhoSawIt()
    {
        var plan = await Explain(store.Get<Database>(), SharedCountSql.Lower(store.Get<Database>()), Values);

        // PostgreSQL reads the tenant's members once, SQLite would for each person.
        Assert.True(IsGood(plan) && !plan.Any(step => step.Contains("INDEX topic_members_by_end", StringComparison.Ordinal)), string.Join('\n', plan));
    }

    [SkippableTheory]
    [MemberData(nameof(Filters))]
    public async Task AListOfDeliveriesFollowsTheIndexThatItsFiltersName(string? endpoint, string? status, string? type, string? source)
    {
        var query = new DeliveryQuery("t", endpoint, status, type, source, null, null, null, 20);
        var database = store.Get<Database>();
        var index = (status == DeliveryStatus.Dead, endpoint, type, source) switch
        {
            (true, not null, _, _) => "unsent_by_endpoint",
            (true, _, not null, _) => "unsent_by_type",
            (true, _, _, not null) => "unsent_by_source",
            (true, _, _, _) => "unsent",
            (_, not null, _, _) => "by_endpoint",
            (_, _, not null, _) => "by_type",
            (_, _, _, not null) => "by_source",
            _ => "by_seq",
        };
        foreach (var read in (DeliveryQuery[])[query, query with { After = new DeliveryId("e", 900) }])
        {
            var (sql, values) = (new DeliveryListSql(read, database), new DeliveryList(read, database).Values(null));
            var (page, end) = (await Explain(database, sql.Page, values), await Explain(database, sql.End, values));
            Assert.All([page, end], plan => Assert.True(IsGood(plan) && Uses(plan, index), $"{index}:\n{sql.Page}\n\n{string.Join('\n', plan)}"));
        }
    }

    public static TheoryData<string[], string[], string[]> Lists => new()
    {
        { [], [], [] },
        { [DeliveryStatus.Dead, DeliveryStatus.Retrying], [], [] },
        { [DeliveryStatus.Succeeded, DeliveryStatus.Retrying], ["a", "b"], [] },
        { [DeliveryStatus.Dead], ["a", "b"], ["x", "y"] },
        { [DeliveryStatus.Dead], [], ["x", "y"] },
    };

    [SkippableTheory]
    [MemberData(nameof(Lists))]
    public async Task AListOfSeveralValuesReadsAnIndexForEachAndSortsNothing(string[] statuses, string[] types, string[] sources)
    {
        var database = store.Get<Database>();
        var filter = new DeliveryFilter { Statuses = statuses, Types = types, Sources = sources, Limit = 20 };
        var upwards = filter with { After = new DeliveryId("e", 5) };
        foreach (var query in (IEnumerable<DeliveryQuery>)[
            .. filter.Queries("t"), .. upwards.Queries("t"), .. (filter with { Seqs = [7, 9], Endpoints = ["e"] }).Queries("t"), .. (upwards with { Seqs = [7, 9] }).Queries("t")])
        {
            var (sql, values) = (new DeliveryListSql(query, database), new DeliveryList(query, database).Values(null));
            foreach (var text in (string[])[sql.Page, sql.End, sql.Count.Replace("@Most", "20", StringComparison.Ordinal)])
            {
                var plan = await Explain(database, text, values);
                Assert.True(IsGood(plan), $"{text}\n\n{string.Join('\n', plan)}");
            }
        }
    }

    [SkippableFact]
    public async Task ASearchReadsItsRangeOfTheLogOrTheIdsThatBeginSo()
    {
        var (database, log) = (store.Get<Database>(), (EventLog)store.Get<IEventLog>());
        var search = new EventSearch("é", ["a"], [], 1, 9, 20);

        await NoScanAndNoSort("prefix", log.IdPrefixSql);
        foreach (var text in (string[])[log.SearchSql(search), log.SearchSql(search with { IsOldestFirst = true })])
        {
            var plan = await Explain(database, text, new { Tenant = "t", FromSeq = 1L, ToSeq = 9L, Limit = 20L, Types, Form0 = Bytes, Form1 = Bytes, Form2 = Bytes, Form3 = Bytes });
            Assert.True(IsGood(plan), $"{text}\n\n{string.Join('\n', plan)}");
        }
    }

    public async Task InitializeAsync()
    {
        try
        {
            await Fill(store.Get<IEventLog>());
            await store.Get<IInboxStore>().Ensure("t", "ann", 0, Noon, default);
            await FillDeliveries(store);
            await ManyPeople.Fill(store);
            await Analyze(store.Get<Database>());
        }
        catch (SkipException)
        {
            // The tests say so themselves.
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal abstract Task<IReadOnlyList<string>> Explain(Database database, string sql, object values);

    internal abstract Task Analyze(Database database);

    protected abstract bool IsGood(IReadOnlyList<string> plan);

    /// <param name="index">Of <c>deliveries</c>, without the table's name.</param>
    protected abstract bool Uses(IReadOnlyList<string> plan, string index);

    private static readonly string[] Types = ["a"];
    private static readonly byte[] Bytes = [1];

    private static object Values => new
    {
        Tenant = "t",
        User = "ann",
        UserKey = "u:ann",
        Audience = """["u:ann"]""",
        Key0 = "u:ann",
        Key1 = "*",
        Key2 = "w:u:ann",
        Key3 = "w:*",
        Key = "t:a",
        Keys = new[] { "t:a", "u:ann" },
        Topic0 = "t:a",
        Topic1 = "t:b",
        From0 = 0L,
        From1 = 10L,
        From2 = 0L,
        From3 = 0L,
        To0 = long.MaxValue,
        To1 = 5000L,
        To2 = long.MaxValue,
        To3 = long.MaxValue,
        AcceptedAt = Noon,
        After = 100L,
        AfterId = "e",
        AfterDueAt = Noon,
        AfterAt = 1L,
        AfterEntry = 1L,
        AfterName = "a",
        IdempotencyKey = "k",
        BeforeId = "r",
        Before = 5000L,
        UpTo = long.MaxValue,
        WithDismissed = 0L,
        WithArchived = 0L,
        WithSnoozed = 0L,
        EventId = "e",
        Limit = 20L,
        Low = "evt_1",
        High = "evt_1~",
        Candidates = 20L,
        Now = Noon,
        Since = Noon,
        ClientAddress = "a",
        OfUser = Noon,
        OfOthers = Noon,
        AfterUser = "a",
        ButOf = "h",
        ChallengeId = (string?)null,
        MaxGuesses = 5,
        TokenHash = "h",
        ToLower = "x",
        GrainId = "g",
        StateName = "s",
        Begin = 1L,
        End = 2L,
        Seq = 9L,
        FromSeq = 1L,
        ToSeq = 9L,
        Id = "e",
        Owner = "ann",
        EndpointId = "e",
        KeyId = new byte[4],
        Lease = 1L,
        Until = Noon,
        Status = DeliveryStatus.Dead,
        Most = 10L,
        Step = 10L,
        Actor = "ann",
        Action = "session.created",
        Area = "session",
        Subject = "ep_1",
        From = 0L,
        BeforeAt = long.MaxValue,
        BeforeEntry = 0L,
        ChannelsFrom = "channel/t/",
        ChannelsTo = "channel/t0",
        EndpointsFrom = "endpoint/t/",
        EndpointsTo = "endpoint/t0",
        UsersFrom = "user/t/",
        MembersFrom = "member/t/",
        UsersTo = "user/t0",
        MembersTo = "member/t0",
        MailQueuesFrom = "mail-queue/t/",
        MailQueuesTo = "mail-queue/t0",
        Channel = "email",
        Person = "p5",
        People = new[] { "p5", "p6" },
        ChannelNumber = 1L,
        Address = "+4930000005",
        Addresses = new[] { "+4930000005", "+4930000006" },
        Number = "+4930000005",
        WhatsAppId = "4930000005",
        Category = -1L,
        Causes = new[] { 2L, 3L },
        At = Noon,
        EventType = "t5",
        Language = "en",
        Version = 1L,
    };

    private static async Task Fill(IEventLog log)
    {
        if ((await log.Head("t", default)).Seq > 0)
        {
            return;
        }

        for (var i = 0; i < 12; i++)
        {
            var batch = Enumerable.Range(0, 500).Select(n => Some.Event(n % 50 == 0 ? "*" : "u:" + (n % 40 == 1 ? "ann" : n)));
            await log.Append("t", [.. batch], Noon.AddDays(3 * i), default);
        }
    }

    private static async Task FillDeliveries(StoreFixture store)
    {
        if ((await store.Get<IDeliveryStore>().Sources("t", default)).Count > 0)
        {
            return;
        }

        var owners = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => EndpointOwner.Make(store, "t")));
        foreach (var owner in owners.Take(3))
        {
            await owner.Record([.. Enumerable.Range(1, 2000).Select(seq => Delivery(owner, seq))]);
        }
    }

    private static DeliveryRow Delivery(EndpointOwner owner, int seq) =>
        owner.Delivery(seq, seq % 50 == 0 ? DeliveryStatus.Dead : seq % 50 == 1 ? DeliveryStatus.Retrying : DeliveryStatus.Succeeded) with
        {
            Type = seq % 3 == 0 ? "a" : "b",
            Source = seq % 4 == 0 ? "x" : "y",
            AcceptedAt = Noon.AddMinutes(seq * 20),
        };
}
