using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Live;

/// <summary>Nothing is lost and nothing comes twice, however sockets come and go.</summary>
public abstract class StressTests(Store store)
{
    private const int Events = 2_000;
    private const int SocketsPerPerson = 5;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task SocketsThatReconnectAllTheTimeGetEverythingOnce()
    {
        var tenant = await store.Server.NewTenant();
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tenant.SignIn("p")));
        using var posted = new CancellationTokenSource();

        var clients = people.SelectMany((person, p) => Enumerable.Range(0, SocketsPerPerson)
            .Select(s => new Client(person, new Random((p * 100) + s)))).ToList();
        var following = clients.Select(client => client.Follow(Events)).ToList();
        await PostAll(tenant, people);
        await Task.WhenAll(following).WaitAsync(Deadline);

        foreach (var client in clients)
        {
            Assert.Equal(await SeqsFor(tenant, client.Person), client.Seqs);
        }
    }

    /// <summary>About 500 a second: one in ten is for one person only, the last is for all.</summary>
    private static async Task PostAll(Tenant tenant, Person[] people)
    {
        var watch = Stopwatch.StartNew();
        for (var from = 1; from < Events; from += 25)
        {
            await Task.WhenAll(Enumerable.Range(from, Math.Min(25, Events - from)).Select(number => number % 10 == 0
                ? tenant.NotifyPrivately(people[number / 10 % people.Length].Email, "mine")
                : tenant.Notify(number.ToString(CultureInfo.InvariantCulture))));
            var early = TimeSpan.FromMilliseconds(from * 2) - watch.Elapsed;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, TimeProvider.System);
            }
        }

        await tenant.Notify("last");
    }

    private static async Task<List<long>> SeqsFor(Tenant tenant, Person person)
    {
        var seqs = new List<long>();
        long? before = null;
        do
        {
            var page = await person.Inbox(before is null ? "?limit=100" : $"?limit=100&before={before}");
            seqs.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64()));
            before = page.GetProperty("nextBefore").ValueKind == JsonValueKind.Null ? null : page.GetProperty("nextBefore").GetInt64();
        }
        while (before is not null);

        Assert.Equal(Events, await tenant.Server.Database.Number($"SELECT count(*) FROM events WHERE tenant = '{tenant.Name}'"));
        seqs.Reverse();
        return seqs;
    }

    private sealed class Client(Person person, Random random)
    {
        public Person Person => person;

        public List<long> Seqs { get; } = [];

        public async Task Follow(long last)
        {
            while (Seqs.LastOrDefault() < last)
            {
                await using var socket = await person.Connect(since: Seqs.LastOrDefault());
                for (var frames = random.Next(1, 150); frames > 0 && Seqs.LastOrDefault() < last; frames--)
                {
                    var frame = JsonDocument.Parse(await socket.NextText(Deadline)).RootElement;
                    if (frame.GetProperty("type").GetString() == "resume")
                    {
                        await socket.Say($$"""{"type":"resume","since":{{Seqs.LastOrDefault()}}}""");
                        continue;
                    }

                    Seqs.Add(frame.GetProperty("seq").GetInt64());
                }
            }
        }
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteStressTests(SqliteStore store) : StressTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresStressTests(PostgresStore store) : StressTests(store);
