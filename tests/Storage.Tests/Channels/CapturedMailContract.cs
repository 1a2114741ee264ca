using OrleansNotify.Storage;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Channels;

public abstract class CapturedMailContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task MailIsListedOldestFirstWithoutRegardToCaseAndTheNewestThousandStay()
    {
        var mails = store.Get<ICapturedMailStore>();
        var first = new CapturedMail("Ann@Example.org", "s", "t", "<p>h</p>", Noon);
        await mails.Add(first, default);
        await mails.Add(first with { To = "bob@example.org" }, default);
        Assert.Equal([first], await mails.List("ann@example.ORG", null, default));
        Assert.Empty(await mails.List("nobody", null, default));

        var row = new { first.To, ToLower = "x", first.Subject, first.Text, first.Html, first.SentAt, first.Channel, first.Provider, first.Note };
        await store.Get<Database>().Write(Scope.AllTenants, c => c.Run(CapturedMailSql.Add, Enumerable.Repeat(row, 1000), default), default);
        await mails.Add(first with { Subject = "newest" }, default);

        var kept = await mails.List(null, null, default);
        Assert.Equal(1000, kept.Count);
        Assert.Equal("newest", kept[^1].Subject);
        Assert.Empty(await mails.List("bob@example.org", null, default));
    }
}

public sealed class SqliteCapturedMailTests(SqliteFixture store) : CapturedMailContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresCapturedMailTests(PostgresFixture store)
    : CapturedMailContract(store), IClassFixture<PostgresFixture>;
