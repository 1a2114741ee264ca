using System.Globalization;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Inboxes;

public abstract class InboxChangeTests(Store store)
{
    [SkippableFact]
    public async Task AChangeAnswersTheNotificationAndTheCount()
    {
        var (_, anna) = await AnnaWith(notifications: 2);
        var id = Id((await anna.Items())[0]);

        var changed = await anna.Change(id, new { read = true, seen = true, snoozedUntil = "2100-01-01T00:00:00Z" });

        Assert.Equal(200, changed.Status);
        var item = changed.Json.GetProperty("item");
        Assert.Equal((id, true, true, false, false), (Id(item), Is(item, "read"), Is(item, "seen"), Is(item, "dismissed"), Is(item, "archived")));
        Assert.Equal(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), item.GetProperty("snoozedUntil").GetDateTimeOffset());
        Assert.Equal("medium", item.GetProperty("priority").GetString());
        Assert.Equal((1, 2, 1), (Number(changed, "unread"), Number(changed, "seq"), Number(changed, "version")));
    }

    [SkippableFact]
    public async Task WhatIsPutAwayIsGoneFromTheListAndTheCountUntilItIsAskedFor()
    {
        var (_, anna) = await AnnaWith(notifications: 4);
        var items = await anna.Items();

        await anna.Change(Id(items[0]), new { dismissed = true });
        await anna.Change(Id(items[1]), new { archived = true });
        await anna.Change(Id(items[2]), new { snoozedUntil = "2100-01-01T00:00:00Z" });

        Assert.Equal([1], Seqs(await anna.Inbox()));
        Assert.Equal(1, await anna.Count());
        Assert.Equal([4, 1], Seqs(await anna.Inbox("?dismissed=true")));
        Assert.Equal([3, 1], Seqs(await anna.Inbox("?archived=true")));
        Assert.Equal([2, 1], Seqs(await anna.Inbox("?snoozed=true&unread=true")));
        await anna.Change(Id(items[0]), new { dismissed = false });
        await anna.Change(Id(items[2]), new { snoozedUntil = (string?)null });
        Assert.Equal([4, 2, 1], Seqs(await anna.Inbox()));
    }

    [SkippableFact]
    public async Task WhatWasReadCanBeUnreadAgain()
    {
        var (_, anna) = await AnnaWith(notifications: 3);
        await anna.MarkReadUpTo(3);
        var id = Id((await anna.Items())[1]);

        var changed = await anna.Change(id, new { read = false });

        Assert.Equal(1, Number(changed, "unread"));
        Assert.Equal([2], Seqs(await anna.Inbox("?unread=true")));
        (await anna.MarkReadUpTo(3)).Is(200, """{"unread":0,"seq":3}""");
    }

    [SkippableFact]
    public async Task ADeviceThatWasAwayLearnsWhatWasDone()
    {
        var (_, anna) = await AnnaWith(notifications: 3);
        var items = await anna.Items();
        var away = await anna.OnAnotherDevice();
        var before = (await away.Changes(0)).GetProperty("version").GetInt64();
        await anna.MarkReadUpTo(2);
        await anna.Change(Id(items[0]), new { archived = true });
        await anna.Change(Id(items[2]), new { read = false });

        var missed = await away.Changes(before);

        Assert.Equal((2, before + 3, false), (Number(missed, "readUpTo"), Number(missed, "version"), Is(missed, "more")));
        Assert.Equal(
            [(3L, false, true), (1L, false, false)],
            Items(missed).Select(item => (item.GetProperty("seq").GetInt64(), Is(item, "read"), Is(item, "archived"))));
        Assert.Empty(Items(await away.Changes(before + 3)));
    }

    [SkippableFact]
    public async Task ADeviceThatListensIsToldTheCountAndTheVersion()
    {
        var (_, anna) = await AnnaWith(notifications: 3);
        await using var other = await (await anna.OnAnotherDevice()).Connect();

        await anna.Change(Id((await anna.Items())[0]), new { dismissed = true });
        var heard = await other.Next("inbox");

        Assert.Equal((2, 1), (Number(heard, "unread"), Number(heard, "version")));
    }

    [SkippableFact]
    public async Task WhatMakesNoDifferenceIsNotTold()
    {
        var (_, anna) = await AnnaWith(notifications: 1);
        var id = Id((await anna.Items())[0]);
        await anna.Change(id, new { read = true });
        await anna.MarkReadUpTo(1);
        await using var other = await (await anna.OnAnotherDevice()).Connect();

        await anna.Change(id, new { read = true, archived = false });
        await anna.MarkRead(id);
        await anna.MarkReadUpTo(1);
        await anna.ChangeMany(new { all = true, patch = new { read = true } });
        await anna.Change(id, new { seen = true });

        Assert.Equal(3, Number(await other.Next("inbox"), "version"));
        Assert.Empty(await other.UntilPong());
    }

    [SkippableFact]
    public async Task ManyAreChangedAtOnce()
    {
        var (_, anna) = await AnnaWith(notifications: 5);
        var items = await anna.Items();

        var some = await anna.ChangeMany(new { ids = new[] { Id(items[0]), Id(items[4]), "evt_unknown" }, patch = new { dismissed = true } });
        var all = await anna.ChangeMany(new { all = true, patch = new { archived = true } });

        Assert.Equal([1, 5], Seqs(some.Json).Order());
        Assert.Equal((3, 1), (Number(some, "unread"), Number(some, "version")));
        Assert.Equal([2, 3, 4], Seqs(all.Json).Order());
        Assert.False(Is(all.Json, "more"));
        Assert.Equal((0, 2), (Number(all, "unread"), Number(all, "version")));
        Assert.Empty(await anna.Items());
    }

    [SkippableFact]
    public async Task AllAreReadAtOnce()
    {
        var (_, anna) = await AnnaWith(notifications: 5);

        var all = await anna.ChangeMany(new { all = true, patch = new { read = true } });

        Assert.Equal((0, 5), (Number(all, "unread"), Number(all, "seq")));
        Assert.Equal(5, Number(await anna.Changes(0), "readUpTo"));
    }

    [SkippableFact]
    public async Task WhatComesWhileAllIsReadIsNotToldAsRead()
    {
        var (tenant, anna) = await AnnaWith(notifications: 1);
        await using var other = await (await anna.OnAnotherDevice()).Connect();
        for (var i = 0; i < 25; i++)
        {
            // To somebody else, so that the socket has nothing but what was read; one before, or there may be nothing to read.
            await tenant.NotifyPrivately("bert@codingninjas.com", "for bert");
            var senders = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.NotifyPrivately("bert@codingninjas.com", "for bert")));

            await anna.ChangeMany(new { all = true, patch = new { read = true } });

            Assert.Equal(Number(await anna.Changes(0), "readUpTo"), Number(await other.Next("inbox"), "readUpTo"));
            await senders;
        }
    }

    [SkippableFact]
    public async Task NobodyChangesWhatTheyDoNotSee()
    {
        var (tenant, anna) = await AnnaWith(notifications: 0);
        var bert = await tenant.SignIn("bert");
        await tenant.NotifyPrivately(bert.Email, "for bert");
        var id = Id((await bert.Items())[0]);

        (await anna.Change(id, new { read = true })).Refuses(404, "not_found");
        (await anna.Change("evt_unknown", new { read = true })).Refuses(404, "not_found");

        Assert.Equal(1, await bert.Count());
        Assert.Equal(0, Number(await anna.Changes(0), "version"));
    }

    [SkippableTheory]
    [InlineData("/v1/inbox/bulk", """{"ids":["a"],"all":true,"patch":{"read":true}}""", "change_what")]
    [InlineData("/v1/inbox/bulk", """{"patch":{"read":true}}""", "change_what")]
    [InlineData("/v1/inbox/bulk", """{"ids":[null],"patch":{"read":true}}""", "change_what")]
    [InlineData("/v1/inbox/bulk", """{"ids":["a"]}""", "change_what")]
    [InlineData("/v1/inbox/bulk", """{"ids":["a"],"patch":{}}""", "change_what")]
    [InlineData("/v1/inbox/bulk", """{"all":true,"patch":{"read":false}}""", "all_of_what")]
    [InlineData("/v1/inbox/bulk", """{"ids":["a"],"patch":{"snoozedUntil":7}}""", "snoozed_until_invalid")]
    [InlineData("/v1/inbox/bulk", """{"ids":["a"],"patch":{"snoozedUntil":"soon"}}""", "snoozed_until_invalid")]
    public async Task ABrokenChangeIsRefused(string path, string body, string code)
    {
        var (_, anna) = await AnnaWith(notifications: 1);

        (await store.Server.Post(path, body, anna.Token)).Refuses(422, code);
        (await anna.Change("evt_unknown", new { })).Refuses(422, "change_what");
        (await store.Server.Get("/v1/inbox/changes?since=x", anna.Token)).Refuses(400, "cursor_malformed");
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

    private static bool Is(JsonElement item, string name) => item.GetProperty(name).GetBoolean();

    private static long Number(Answer answer, string name) => Number(answer.Json, name);

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static JsonElement.ArrayEnumerator Items(JsonElement inbox) => inbox.GetProperty("items").EnumerateArray();

    private static List<long> Seqs(JsonElement inbox) => [.. Items(inbox).Select(item => item.GetProperty("seq").GetInt64())];
}

[Collection(OnSqlite.Name)]
public sealed class SqliteInboxChangeTests(SqliteStore store) : InboxChangeTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresInboxChangeTests(PostgresStore store) : InboxChangeTests(store);
