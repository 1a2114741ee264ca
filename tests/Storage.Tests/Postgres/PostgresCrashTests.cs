using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Activity;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Postgres;

public sealed class PostgresCrashTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [SkippableFact]
    public async Task WhatWasAnsweredBeforeAKillIsThereAfterIt()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { PostgresConnectionString = await server.CreateDatabaseAsync() };
        await using var store = new ServiceCollection().AddSingleton<IActivitySeal, KeylessSeal>().AddOrleansNotifyStorage(options).BuildServiceProvider();
        await store.GetRequiredService<ISchema>().Migrate(default);
        var log = store.GetRequiredService<IEventLog>();
        var answered = new ConcurrentBag<long>();
        var appends = Enumerable.Range(0, 4).Select(_ => Task.Run(() => AppendUntilUnavailable(log, answered))).ToArray();
        await Eventually.Holds(() => answered.Count > 200, "200 events are answered");

        await server.KillAsync();
        await Task.WhenAll(appends);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => log.Head("t", default));
        await server.StartAgainAsync();

        var seqs = (await log.Read("t", 0, 1_000_000, default)).Select(e => e.Seq).ToArray();
        Assert.Equal(Enumerable.Range(1, seqs.Length).Select(i => (long)i), seqs);
        Assert.Empty(answered.Except(seqs));
        Assert.Equal(seqs.Length + 1, (await log.Append("t", [Some.Event()], Noon, default))[0].Seq);
    }

    [SkippableFact]
    public async Task AProcessThatStandsStillInATransactionDoesNotHoldTheLog()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { PostgresConnectionString = await server.CreateDatabaseAsync() };
        await using var store = new ServiceCollection().AddSingleton<IActivitySeal, KeylessSeal>().AddOrleansNotifyStorage(options).BuildServiceProvider();
        await store.GetRequiredService<ISchema>().Migrate(default);
        var log = store.GetRequiredService<IEventLog>();
        await log.Append("t", [Some.Event()], Noon, default);
        var (holds, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());

        var still = store.GetRequiredService<Database>().Write(
            Scope.AllTenants,
            async connection =>
            {
                await connection.Run("UPDATE log_heads SET seq = seq WHERE tenant = 't'", null, default);
                holds.SetResult();
                await goesOn.Task;
                return await connection.Run("UPDATE log_heads SET seq = 77 WHERE tenant = 't'", null, default);
            },
            default);
        await holds.Task;
        var appended = await log.Append("t", [Some.Event()], Noon, default).WaitAsync(TimeSpan.FromSeconds(30));
        goesOn.SetResult();

        Assert.Equal(2, appended[0].Seq);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => still);
        Assert.Equal(2, (await log.Head("t", default)).Seq);
    }

    private static async Task AppendUntilUnavailable(IEventLog log, ConcurrentBag<long> answered)
    {
        try
        {
            while (true)
            {
                var results = await log.Append("t", [Some.Event(), Some.Event()], Noon, default);
                foreach (var result in results)
                {
                    answered.Add(result.Seq);
                }
            }
        }
        catch (StoreUnavailableException)
        {
            // The server is gone: this is the end that the test made.
        }
    }
}
