using System.Collections.Concurrent;
using System.Globalization;
using OrleansNotify.Running;
using OrleansNotify.Sessions;

namespace OrleansNotify.Tenants;

/// <summary>What anybody can make up must neither stay in memory nor end in an error. <c>UNKNOWN</c> says how many by each way in.</summary>
public abstract class UnknownNameTests(Store store)
{
    private const string Order = """{"orderId":"1","status":"created"}""";
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("UNKNOWN") ?? "1000", CultureInfo.InvariantCulture);

    [SkippableFact]
    public async Task NamesOfTenantsThatNobodyHasLeaveNoGrains()
    {
        await using var server = await store.Start();
        var before = await Grains(server);

        Func<int, Task<Answer>>[] ways =
        [
            i => server.Post($"/t/nobody-a{i}/webhook", "{}", "token"),
            i => server.Get("/v1/endpoints", ApiKey.New($"nobody-b{i}")),
            i => server.Post("/api/webhooks/orders", Order, null, ("x-tenant-id", $"nobody-c{i}")),
            i => server.Post($"/t/nobody-d{i}/v1/auth/otp/request", """{"email":"a@codingninjas.com"}"""),
            i => server.Get($"/t/nobody-e{i}/api/notifications", ApiKey.New($"nobody-f{i}")),
        ];
        var answers = await Many(Count * ways.Length, i => ways[i % ways.Length](i));

        Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[401, 404]));
        Assert.InRange(await Grains(server) - before, -100, 100);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ATokenThatNobodyHasIsRefusedHoweverManyUseItAtOnce()
    {
        await using var server = await store.Start();
        var token = SessionToken.New();
        var before = await Grains(server);

        var answers = await Many(2_000, _ => server.Get("/v1/inbox", token));

        Assert.All(answers, answer => Assert.Equal(401, answer.Status));
        Assert.InRange(await Grains(server) - before, -100, 100);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ATokenThatHasEndedIsRefusedHoweverManyUseItAtOnce()
    {
        await using var server = await store.Start();
        var ann = await server.Default.SignIn("ann");
        Assert.Equal(200, (await server.Get("/v1/inbox", ann.Token)).Status);

        var during = Many(500, _ => server.Get("/v1/inbox", ann.Token));
        Assert.Equal(204, (await server.Post("/v1/auth/logout", null, ann.Token)).Status);
        var after = await Many(2_000, _ => server.Get("/v1/inbox", ann.Token));

        Assert.All(await during, answer => Assert.Contains(answer.Status, (int[])[200, 401]));
        Assert.All(after, answer => Assert.Equal(401, answer.Status));
    }

    [SkippableFact]
    public async Task AnAddressThatTriesManyNamesIsHeldBack()
    {
        await using var server = await store.Start(("UNKNOWN_NAMES_PER_MINUTE", "5"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => server.Post($"/t/nobody-{i}/webhook", "{}", "token")));

        Assert.InRange(answers.Count(answer => answer.Status == 404), 1, 59);
        Assert.All(answers.Where(answer => answer.Status != 404), answer =>
        {
            Assert.Equal(429, answer.Status);
            Assert.True(answer.Headers.ContainsKey("Retry-After"));
        });
        Assert.Equal(401, (await server.Post("/webhook", "{}", "token")).Status);
    }

    private static async Task<IReadOnlyList<Answer>> Many(int count, Func<int, Task<Answer>> ask)
    {
        var answers = new ConcurrentBag<Answer>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => answers.Add(await ask(i)));
        return [.. answers];
    }

    private static async Task<int> Grains(Server server)
    {
        var metrics = await server.Get("/metrics", Server.AdminToken);
        Assert.Equal(200, metrics.Status);
        return metrics.Body.Split('\n')
            .Where(line => line.StartsWith("grains_active", StringComparison.Ordinal))
            .Sum(line => (int)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}

[Collection(ApartOnSqlite.Name)]
public sealed class SqliteUnknownNameTests(SqliteStore store) : UnknownNameTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresUnknownNameTests(PostgresStore store) : UnknownNameTests(store);
