using System.Globalization;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Inboxes;

public abstract class InboxTests(Store store)
{
    [SkippableFact]
    public async Task ThePagesOfAnInboxAreEverythingOnceNewestFirst()
    {
        var (tenant, anna) = await AnnaWith(notifications: 25);
        var seqs = new List<long>();

        var page = await anna.Inbox("?limit=10");
        seqs.AddRange(Seqs(page));
        await tenant.Notify("comes while paging");
        page = await anna.Inbox($"?limit=10&before={page.GetProperty("nextBefore")}");
        seqs.AddRange(Seqs(page));
        page = await anna.Inbox($"?limit=10&before={page.GetProperty("nextBefore")}");
        seqs.AddRange(Seqs(page));

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (long)i), seqs);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("nextBefore").ValueKind);
    }

    [SkippableTheory]
    [InlineData(10)]
    [InlineData(11)]
    public async Task TheLastPageSaysSo(int limit)
    {
        var (_, anna) = await AnnaWith(notifications: 10);

        Assert.Equal(JsonValueKind.Null, (await anna.Inbox($"?limit={limit}")).GetProperty("nextBefore").ValueKind);
    }

    [SkippableFact]
    public async Task AnItemIsTheNotificationAsItWasSent()
    {
        var (tenant, anna) = await AnnaWith(notifications: 0);
        await tenant.NotifyPrivately(anna.Email, "for you");

        var item = Assert.Single(await anna.Items());

        Assert.Equal($$"""{"type":"private","email":"{{anna.Email}}","message":"for you"}""", item.GetProperty("payload").GetRawText());
        Assert.Equal(("private", 1), (item.GetProperty("type").GetString(), item.GetProperty("seq").GetInt64()));
        Assert.False(item.GetProperty("read").GetBoolean());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("readAt").ValueKind);
    }

    [SkippableFact]
    public async Task APrivateNotificationIsInItsPersonsInboxAndOnTheirSocketsOnly()
    {
        var (tenant, anna) = await AnnaWith(notifications: 0);
        var bert = await tenant.SignIn("bert");
        await using var annas = await anna.Connect();
        await using var annasOther = await (await anna.OnAnotherDevice()).Connect();
        await using var berts = await bert.Connect(since: 0);

        await tenant.NotifyPrivately(anna.Email.ToUpperInvariant(), "secret");
        await tenant.Notify("for all");

        Assert.Equal([1, 2], await annas.NextSeqs(2));
        Assert.Equal([1, 2], await annasOther.NextSeqs(2));
        Assert.Equal([2], await berts.NextSeqs(1));
        Assert.Equal([2, 1], Seqs(await anna.Inbox()));
        Assert.Equal([2], Seqs(await bert.Inbox()));
        Assert.Equal((2, 1), (await anna.Count(), await bert.Count()));
    }

    [SkippableFact]
    public async Task APrivateNotificationWaitsForAPersonWhoHasNeverSignedIn()
    {
        var tenant = await store.Server.NewTenant();
        var email = Tenant.NewAddress("anna");
        await tenant.Notify("before anna came");
        await tenant.NotifyPrivately(email, "welcome");

        var anna = await tenant.SignInAs(email);

        Assert.Equal(1, await anna.Count());
        Assert.Equal([2], Seqs(await anna.Inbox("?unread=true")));
    }

    [SkippableFact]
    public async Task MarkingSomeLeavesTheOthersUnread()
    {
        var (_, anna) = await AnnaWith(notifications: 5);
        var items = await anna.Items();

        var marked = await anna.MarkRead(Id(items[0]), Id(items[3]), "evt_unknown");

        marked.Is(200, """{"unread":3,"seq":5}""");
        Assert.Equal([4, 3, 1], Seqs(await anna.Inbox("?unread=true")));
        Assert.Equal([true, false, false, true, false], (await anna.Items()).Select(item => item.GetProperty("read").GetBoolean()));
    }

    [SkippableFact]
    public async Task MarkingTwiceIsTheSameAsOnce()
    {
        var (_, anna) = await AnnaWith(notifications: 3);
        var items = await anna.Items();

        await anna.MarkRead(Id(items[0]));
        var at = (await anna.Items())[0].GetProperty("readAt").GetString();
        (await anna.MarkRead(Id(items[0]), Id(items[0]))).Is(200, """{"unread":2,"seq":3}""");

        Assert.Equal(at, (await anna.Items())[0].GetProperty("readAt").GetString());
    }

    [SkippableFact]
    public async Task MarkingUpToASeqReadsEverythingBeforeItAndNothingThatComes()
    {
        var (tenant, anna) = await AnnaWith(notifications: 5);

        (await anna.MarkReadUpTo(3)).Is(200, """{"unread":2,"seq":5}""");
        (await anna.MarkReadUpTo(1)).Is(200, """{"unread":2,"seq":5}""");
        (await anna.MarkReadUpTo(long.MaxValue)).Is(200, """{"unread":0,"seq":5}""");
        await tenant.Notify("new");

        Assert.Equal(1, await anna.Count());
    }

    [SkippableFact]
    public async Task WhatOneReadsTheOtherStillHas()
    {
        var (tenant, anna) = await AnnaWith(notifications: 0);
        var bert = await tenant.SignIn("bert");
        await tenant.Notify("for all");

        await anna.MarkReadUpTo(1);

        Assert.Equal((0, 1), (await anna.Count(), await bert.Count()));
    }

    [SkippableFact]
    public async Task TheCountIsWhatARecountSays()
    {
        var (tenant, anna) = await AnnaWith(notifications: 30);
        await tenant.NotifyPrivately(anna.Email, "mine");
        await tenant.NotifyPrivately(Tenant.NewAddress("bert"), "not mine");
        await anna.MarkReadUpTo(12);
        var items = await anna.Items("?limit=100");
        await anna.MarkRead([.. items.Where((_, i) => i % 3 == 0).Select(Id)]);

        var count = await anna.Count();

        Assert.Equal(count, (await anna.Items("?limit=100")).Count(item => !item.GetProperty("read").GetBoolean()));
        Assert.Equal(count, (await anna.Items("?limit=100&unread=true")).Count);
        Assert.Equal(count, (await anna.Inbox()).GetProperty("unread").GetInt64());
        await using var socket = await anna.Connect();
        Assert.Equal(count, socket.Welcome.GetProperty("unread").GetInt64());
    }

    [SkippableFact]
    public async Task TheOtherDeviceHearsThatSomethingWasRead()
    {
        var (_, anna) = await AnnaWith(notifications: 3);
        await using var other = await (await anna.OnAnotherDevice()).Connect();

        await anna.MarkReadUpTo(2);
        var first = await other.Next("inbox");
        await anna.MarkRead(Id((await anna.Items())[0]));
        var second = await other.Next("inbox");

        Assert.Equal((1, 0), (first.GetProperty("unread").GetInt64(), second.GetProperty("unread").GetInt64()));
        Assert.True(second.GetProperty("version").GetInt64() > first.GetProperty("version").GetInt64());
    }

    [SkippableTheory]
    [InlineData("{}", "read_what")]
    [InlineData("""{"ids":["a"],"upTo":1}""", "read_what")]
    [InlineData("""{"upTo":-1}""", "read_what")]
    [InlineData("""{"ids":[null]}""", "read_what")]
    public async Task ABrokenCommandIsRefused(string body, string code)
    {
        var (_, anna) = await AnnaWith(notifications: 1);

        (await store.Server.Post("/v1/inbox/read", body, anna.Token)).Refuses(422, code);
        Assert.Equal(1, await anna.Count());
    }

    [SkippableFact]
    public async Task AThousandIdsAreEnough()
    {
        var (_, anna) = await AnnaWith(notifications: 1);

        Assert.Equal(200, (await anna.MarkRead([.. Enumerable.Range(0, 1_000).Select(Name)])).Status);
        (await anna.MarkRead([.. Enumerable.Range(0, 1_001).Select(Name)])).Refuses(422, "too_many");

        static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"evt_{i}");
    }

    private async Task<(Tenant Tenant, Person Anna)> AnnaWith(int notifications)
    {
        var tenant = await store.Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        for (var i = 1; i <= notifications; i++)
        {
            await tenant.Notify(string.Create(CultureInfo.InvariantCulture, $"n{i}"));
        }

        return (tenant, anna);
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static List<long> Seqs(JsonElement inbox) => [.. inbox.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64())];
}

[Collection(OnSqlite.Name)]
public sealed class SqliteInboxTests(SqliteStore store) : InboxTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresInboxTests(PostgresStore store) : InboxTests(store);
