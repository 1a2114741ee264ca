using OrleansNotify.Storage.Tests;
using static OrleansNotify.Events.AppendStatus;

namespace OrleansNotify.Events;

public abstract class IdempotencyContract(StoreFixture store)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly string _tenant = Some.Tenant();

    private IEventLog Log => store.Get<IEventLog>();

    [SkippableTheory]
    [InlineData("same", 0, Duplicate)]
    [InlineData("same", 23, Duplicate)]
    [InlineData("same", 25, Accepted)]
    [InlineData("type", 1, Conflict)]
    [InlineData("audience", 1, Conflict)]
    [InlineData("payload", 1, Conflict)]
    [InlineData("source", 1, Duplicate)]
    [InlineData("priority", 1, Duplicate)]
    [InlineData("key", 1, Accepted)]
    public async Task ASecondUseOfAKey(string change, int hoursLater, AppendStatus expected)
    {
        var first = Some.Event() with { IdempotencyKey = "key" };
        await Append(Noon, first);

        var result = Assert.Single(await Append(Noon.AddHours(hoursLater), Changed(first, change)));

        Assert.Equal(expected, result.Status);
        Assert.Equal(expected == Accepted ? (2, Noon.AddHours(hoursLater)) : (1, Noon), (result.Seq, result.AcceptedAt));
        Assert.Equal(expected == Accepted, result.Id != first.Id);
        Assert.Equal(expected == Accepted ? 2 : 1, (await Log.Head(_tenant, default)).Seq);
    }

    [SkippableFact]
    public async Task KeysInsideOneBatchCountToo()
    {
        var first = Some.Event() with { IdempotencyKey = "a" };

        var results = await Append(
            Noon, first, Changed(first, "same"), Changed(first, "payload"), Some.Event(), Some.Event() with { IdempotencyKey = "b" });

        Assert.Equal([Accepted, Duplicate, Conflict, Accepted, Accepted], results.Select(r => r.Status));
        Assert.Equal([1, 1, 1, 2, 3], results.Select(r => r.Seq));
        Assert.Equal([1, 2, 3], (await Log.Read(_tenant, 0, 10, default)).Select(e => e.Seq));
    }

    [SkippableFact]
    public async Task AKeyUsedAgainAfterItsDayStartsANewDay()
    {
        var command = Some.Event() with { IdempotencyKey = "key" };
        await Append(Noon, command);
        await Append(Noon.AddHours(25), Changed(command, "same"));

        var third = Assert.Single(await Append(Noon.AddHours(48), Changed(command, "same")));

        Assert.Equal((Duplicate, 2), (third.Status, third.Seq));
    }

    [SkippableFact]
    public async Task KeysOfTenantsAreApart()
    {
        var command = Some.Event() with { IdempotencyKey = "key" };
        await Append(Noon, command);

        var other = await Log.Append(Some.Tenant(), [Changed(command, "payload")], Noon, default);

        Assert.Equal(Accepted, other[0].Status);
    }

    private static AppendEvent Changed(AppendEvent first, string change)
    {
        var again = first with { Id = Some.Id() };
        return change switch
        {
            "type" => again with { Type = "other" },
            "audience" => again with { Audience = ["u:ann"] },
            "payload" => again with { Payload = "{}"u8.ToArray() },
            "source" => again with { Source = "api" },
            "priority" => again with { Priority = 9 },
            "key" => again with { IdempotencyKey = "other" },
            _ => again,
        };
    }

    private Task<IReadOnlyList<AppendResult>> Append(DateTimeOffset at, params AppendEvent[] batch) =>
        Log.Append(_tenant, batch, at, default);
}

public sealed class SqliteIdempotencyTests(SqliteFixture store) : IdempotencyContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresIdempotencyTests(PostgresFixture store) : IdempotencyContract(store), IClassFixture<PostgresFixture>;
