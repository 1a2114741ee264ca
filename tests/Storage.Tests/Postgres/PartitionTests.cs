using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

[Collection(PostgresCollection.Name)]
public sealed class PartitionTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    [SkippableFact]
    public async Task EventsOfAWeekWithoutPartitionMoveIntoItWhenItIsMade()
    {
        var (log, later) = (store.Get<IEventLog>(), store.Time.GetUtcNow().AddDays(70));
        await log.Append("t", [Some.Event(), Some.Event("u:ann")], later, default);
        Assert.Equal(2, await Count("events_default"));

        store.Time.Advance(TimeSpan.FromDays(63));
        await log.Retain(store.Time.GetUtcNow().AddDays(-365), default);

        Assert.Equal((0, 2), (await Count("events_default"), await Count("events_p" + Week.Of(later).Suffix)));
        Assert.Equal((0, 2), (await Count("audience_default"), await Count("audience_p" + Week.Of(later).Suffix)));
        Assert.Equal(2, (await log.ReadFor("t", [new("*"), new("u:ann")], 0, 10, default)).Count);
    }

    [SkippableFact]
    public async Task AppendsGoOnWhilePartitionsAreMadeAndDropped()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var instances = new[] { store.NewInstance(options), store.NewInstance(options) };
        await instances[0].GetRequiredService<ISchema>().Migrate(default);
        var log = instances[0].GetRequiredService<IEventLog>();
        using var stop = new CancellationTokenSource();
        var now = store.Time.GetUtcNow();

        var appends = Task.Run(async () =>
        {
            long count = 0;
            while (!stop.IsCancellationRequested)
            {
                await log.Append("t", [Some.Event()], now.AddDays(count++ % 30), default);
            }

            return count;
        });
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(instances.Select(i => i.GetRequiredService<IEventLog>().Retain(now.AddDays(7 * round), default)));
        }

        await stop.CancelAsync();
        var appended = await appends;
        Assert.Equal(appended, (await log.Head("t", default)).Seq);
    }

    [SkippableFact]
    public async Task AWeekThatHasEventsGetsPartitionsOfItsDeliveriesInAnUpgradedDatabase()
    {
        var (_, options) = (store.Get<ISchema>(), await store.NewDatabase());
        var instance = store.NewInstance(options);
        var (schema, partitions) = (instance.GetRequiredService<ISchema>(), instance.GetRequiredService<PostgresPartitions>());
        await schema.Migrate(default);
        var old = new Week(new DateOnly(2025, 1, 6));
        await instance.GetRequiredService<Database>().Write(
            Scope.AllTenants,
            c => c.Run(PostgresPartitionSql.Create("events", old), null, default), default);

        await partitions.MakeAhead(default);

        var tables = await instance.GetRequiredService<Database>().Read(
            Scope.AllTenants,
            c => c.Rows<string>($"SELECT relname FROM pg_class WHERE relname LIKE '%_p{old.Suffix}' ORDER BY 1", null, default), default);
        Assert.Equal(PostgresPartitions.Tables.Order().Select(table => $"{table}_p{old.Suffix}"), tables);
    }

    private Task<long> Count(string table) =>
        store.Get<Database>().Read(Scope.AllTenants, c => c.Row<long>($"SELECT count(*) FROM {table}", null, default), default);
}
