using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Activity;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;
using OrleansNotify.Topics;

namespace OrleansNotify.Bench.Inboxes;

/// <summary>
/// What one person's inbox costs in a tenant with a million events: pages from the top, the middle and the bottom, and counts, for
/// people who have read nothing, half of it, single ones, and who are in topics.
/// </summary>
internal static class InboxBench
{
    private const int Batch = 500;
    private const int Page = 20;
    private const string Tenant = "t";

    public static async Task<int> Run(string[] arguments)
    {
        if (InboxOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(InboxOptions.Usage);
            return 2;
        }

        if (options.SqliteFolder.Length > 0)
        {
            await Run("SQLite", new StorageOptions { DataDirectory = options.SqliteFolder }, options);
        }

        if (options.Postgres.Length > 0)
        {
            await Run("PostgreSQL", new StorageOptions { PostgresConnectionString = options.Postgres }, options);
        }

        return 0;
    }

    private static async Task Run(string name, StorageOptions storage, InboxOptions options)
    {
        await using var store = new ServiceCollection().AddSingleton<IActivitySeal, KeylessSeal>().AddOrleansNotifyStorage(storage).BuildServiceProvider();
        await store.GetRequiredService<ISchema>().Migrate(default);
        var (log, inboxes) = (store.GetRequiredService<IEventLog>(), store.GetRequiredService<IInboxStore>());
        var begin = Stopwatch.GetTimestamp();
        var people = await Fill(log, inboxes, options.Events);
        Print($"{name}: {options.Events} events in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s");
        Print($"{"",-34}{"p50 ms",10}{"max ms",10}{"rows",12}");
        foreach (var person in people)
        {
            await Measure($"{person} first count ever", 1, () => inboxes.CountUnread(Tenant, person, null, default));
            await Warm(inboxes, person, options.Events);
            await Measure($"{person} count", options.Repeats, () => inboxes.CountUnread(Tenant, person, null, default));
            foreach (var (where, before) in new[] { ("top", (long?)null), ("middle", options.Events / 2), ("bottom", 1_000) })
            {
                await Measure($"{person} page, {where}", options.Repeats, () => List(inboxes, person, before, InboxFilter.Shown));
                await Measure($"{person} unread page, {where}", options.Repeats, () => List(inboxes, person, before, InboxFilter.Unread));
            }
        }

        if (options.HasPlans)
        {
            await InboxPlans.Print(store, name == "PostgreSQL", people[2]);
        }
    }

    // What is never read long is ranked a step at a time.
    private static async Task Warm(IInboxStore inboxes, string person, int events)
    {
        for (var i = 0; i <= events / 100_000; i++)
        {
            await inboxes.CountUnread(Tenant, person, null, default);
        }
    }

    private static async Task<long> List(IInboxStore inboxes, string person, long? before, InboxFilter filter)
        => (await inboxes.List(Tenant, person, before, Page, filter, default)).Count;

    /// <summary>Half of all goes to everyone, a tenth to each of two topics, a tenth to one person, the rest to others.</summary>
    private static async Task<string[]> Fill(IEventLog log, IInboxStore inboxes, int events)
    {
        var now = TimeProvider.System.GetUtcNow();
        string[] people = ["nobody-read", "half-read", "singles-read", "in-topics"];
        foreach (var person in people)
        {
            await inboxes.Ensure(Tenant, person, 0, now, default);
        }

        await log.Append(Tenant, [new TopicChange("a", ["in-topics"], []).ToEvent(Id(-1), "bench"), new TopicChange("b", ["in-topics"], []).ToEvent(Id(-2), "bench")], now, default);
        var ids = new List<string>(events);
        for (var i = 0; i < events; i += Batch)
        {
            var batch = Enumerable.Range(i, Math.Min(Batch, events - i)).Select(Event).ToArray();
            ids.AddRange(batch.Select(e => e.Id));
            await log.Append(Tenant, batch, now.AddSeconds(i / 100), default);
        }

        await inboxes.MarkReadUpTo(Tenant, "half-read", events / 2, now, default);
        foreach (var some in ids.Where((_, i) => i % 100 == 0).Chunk(500))
        {
            await inboxes.Change(Tenant, "singles-read", some, new InboxPatch(Read: true), now, default);
        }

        return people;
    }

    private static AppendEvent Event(int number)
    {
        string[] audience = (number % 10) switch
        {
            < 5 => ["*"],
            5 => ["t:a"],
            6 => ["t:b"],
            7 => ["u:singles-read"],
            8 => ["t:a", "u:in-topics"],
            _ => [string.Create(CultureInfo.InvariantCulture, $"u:{number % 1_000}")],
        };
        return new AppendEvent(Id(number), "order.created", "bench", audience, 0, """{"title":"Order paid","text":"ORD-1, 99.99"}"""u8.ToArray(), null);
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"evt_{(uint)number:x32}");

    private static async Task Measure(string what, int repeats, Func<Task<long>> work)
    {
        var times = new List<double>();
        long rows = 0;
        for (var i = 0; i < repeats; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            rows = await work();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        times.Sort();
        Print($"{what,-34}{times[times.Count / 2],10:0.0}{times[^1],10:0.0}{rows,12}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
