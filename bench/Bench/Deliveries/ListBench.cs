using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Bench.Deliveries;

/// <summary>Every combination of filters, from the top and from the middle, and what is asked every few seconds.</summary>
internal static class ListBench
{
    private const int Slowest = 12;
    private static readonly string Big = "ep_" + 0.ToString("x32", CultureInfo.InvariantCulture);
    private static readonly string Small = "ep_" + 77.ToString("x32", CultureInfo.InvariantCulture);

    public static async Task Run(string name, IServiceProvider store, DeliveriesOptions options)
    {
        var (database, deliveries, endpoints) = (
            store.GetRequiredService<Database>(), store.GetRequiredService<IDeliveryStore>(), store.GetRequiredService<IEndpointStore>());
        var begin = Stopwatch.GetTimestamp();
        var start = TimeProvider.System.GetUtcNow();
        await ListFill.Run(database, options.Postgres.Length > 0 && name == "PostgreSQL", start.ToUnixTimeMilliseconds(), options.Rows);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {options.Rows} rows in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s"));

        var queries = Queries(options.Rows / 20).ToArray();
        var measured = new List<(DeliveryQuery Query, double P50, double Max, int Rows)>();
        foreach (var query in queries)
        {
            var rows = (await deliveries.List(query, default)).Deliveries.Count;
            var (p50, max) = await Times(() => deliveries.List(query, default), options.Repeats);
            measured.Add((query, p50, max, rows));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {queries.Length} combinations of filters, {options.Repeats} times each: p50 of the slowest {measured.Max(m => m.P50):0.0} ms, max of all {measured.Max(m => m.Max):0.0} ms"));
        foreach (var (query, p50, max, rows) in measured.OrderByDescending(m => m.P50).Take(Slowest))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  p50 {p50,6:0.0} ms  max {max,6:0.0} ms  {rows,3} rows  {Text(query)}"));
        }

        await Print("Count", () => deliveries.Count(ListFill.Tenant, start.AddDays(17), 10_000, default), options);
        await Print("Sources", () => deliveries.Sources(ListFill.Tenant, default), options);
        await Print("Due, nothing is", () => endpoints.Due(start.AddDays(-1), default), options);
        await Print("Due, a tenth of the endpoints", () => endpoints.Due(start.AddDays(17), default), options);
        await Print("TenantsBehind", () => endpoints.TenantsBehind(default), options);
        if (options.HasPlans)
        {
            await Plans(database, name, queries);
        }
    }

    private static async Task Print<T>(string name, Func<Task<T>> work, DeliveriesOptions options)
    {
        await work();
        var (p50, max) = await Times(work, options.Repeats);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  p50 {p50,6:0.0} ms  max {max,6:0.0} ms  {name}"));
    }

    private static async Task<(double P50, double Max)> Times<T>(Func<Task<T>> work, int repeats)
    {
        var times = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], times[^1]);
    }

    private static IEnumerable<DeliveryQuery> Queries(long middle) =>
        from endpoint in new[] { null, Big, Small, "ep_none" }
        from status in new[] { null, DeliveryStatus.Succeeded, DeliveryStatus.Dead }
        from type in new[] { null, "type.3", "type.rare" }
        from source in new[] { null, "source-3", "source-rare" }
        from before in new DeliveryId?[] { null, new DeliveryId("ep_m", middle) }
        select new DeliveryQuery(ListFill.Tenant, endpoint, status, type, source, null, null, before, 100);

    private static string Text(DeliveryQuery q) =>
        $"endpoint={(q.EndpointId == Big ? "big" : q.EndpointId == Small ? "small" : q.EndpointId)} status={q.Status} type={q.Type} source={q.Source} {(q.Before is null ? "" : "from the middle")}";

    private static async Task Plans(Database database, string name, IEnumerable<DeliveryQuery> queries)
    {
        foreach (var query in queries.DistinctBy(q => new DeliveryListSql(q).Page))
        {
            var (sql, list) = (new DeliveryListSql(query), new DeliveryList(query));
            foreach (var text in sql.IsFiltering ? new[] { sql.End, sql.Page } : [sql.Page])
            {
                Console.WriteLine($"plan: {Text(query with { Before = null })}");
                foreach (var line in await Plan(database, name, text, list.Values(null)))
                {
                    Console.WriteLine("    " + line);
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> Plan(Database database, string name, string sql, object values) => name == "SQLite"
        ? (await database.Read(c => c.Rows<(long, long, long, string Detail)>("EXPLAIN QUERY PLAN " + sql, values, default), default))
            .Select(step => step.Detail)
        : (await database.Read(c => c.Rows<string>("EXPLAIN (COSTS OFF) " + sql, values, default), default)).Take(8);
}
