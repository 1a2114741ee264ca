using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Storage.Tests;
using Xunit.Abstractions;

namespace OrleansNotify.Events;

/// <summary>Not a test but a measurement: set MEASURE=1 to run it.</summary>
public abstract class Throughput(StoreFixture store, ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(64, 1)]
    [InlineData(256, 1)]
    [InlineData(16, 8)]
    [InlineData(1, 32)]
    public async Task OfAppends(int size, int tenants)
    {
        Skip.If(Environment.GetEnvironmentVariable("MEASURE") is null, "A measurement; set MEASURE=1 to run it.");
        var log = store.Get<IEventLog>();
        await Run(log, size, tenants, TimeSpan.FromSeconds(0.5));

        var watch = Stopwatch.StartNew();
        var events = await Run(log, size, tenants, TimeSpan.FromSeconds(2));

        output.WriteLine($"{store.GetType().Name} batch {size}, {tenants} tenants: {events / watch.Elapsed.TotalSeconds:N0} events/s");
    }

    private async Task<long> Run(IEventLog log, int size, int tenants, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var payload = new byte[200];
        var counts = await Task.WhenAll(Enumerable.Range(0, tenants).Select(_ => Task.Run(async () =>
        {
            var tenant = Some.Tenant();
            long count = 0;
            while (watch.Elapsed < time)
            {
                var batch = Enumerable.Range(0, size).Select(_ => Some.Event() with { Payload = payload }).ToArray();
                await log.Append(tenant, batch, store.Time.GetUtcNow(), default);
                count += size;
            }

            return count;
        })));
        return counts.Sum();
    }
}

public sealed class SqliteThroughput(SqliteFixture store, ITestOutputHelper output)
    : Throughput(store, output), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresThroughput(PostgresFixture store, ITestOutputHelper output)
    : Throughput(store, output), IClassFixture<PostgresFixture>;
