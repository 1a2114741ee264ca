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
        var (database, start) = (store.GetRequiredService<Database>(), TimeProvider.System.GetUtcNow().AddDays(-28));
        if (options.IsFilling)
        {
            var begin = Stopwatch.GetTimestamp();
            await ListFill.Run(database, name == "PostgreSQL", start.ToUnixTimeMilliseconds(), options.Rows, options.State);
            Print($"{name}: {options.Rows} rows in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s");
        }

        if (options.Repeats == 0)
        {
            return;
        }

        var queries = Queries(options.Rows / 20).ToArray();
        await Lists(name, store.GetRequiredService<IDeliveryStore>(), queries, options.Repeats);
        await Others(store, start, options.Repeats);
        if (options.HasPlans)
        {
            await Plans(database, name, queries);
        }
    }

    private static async Task Lists(string name, IDeliveryStore deliveries, DeliveryQuery[] queries, int repeats)
    {
        var measured = new List<(DeliveryQuery Query, double P50, double Max, int Rows)>();
        foreach (var query in queries)
        {
            var rows = (await deliveries.List(query, default)).Deliveries.Count;
            var (p50, max) = await Times(() => deliveries.List(query, default), repeats);
            measured.Add((query, p50, max, rows));
        }

        Print($"{name}: {queries.Length} combinations of filters, {repeats} times each: p50 of the slowest {measured.Max(m => m.P50):0.0} ms, max of all {measured.Max(m => m.Max):0.0} ms");
        foreach (var (query, p50, max, rows) in measured.OrderByDescending(m => m.P50).Take(Slowest))
        {
            Print($"  p50 {p50,6:0.0} ms  max {max,6:0.0} ms  {rows,3} rows  {Text(query)}");
        }
    }

    private static async Task Others(IServiceProvider store, DateTimeOffset start, int repeats)
    {
        var (deliveries, endpoints) = (store.GetRequiredService<IDeliveryStore>(), store.GetRequiredService<IEndpointStore>());
        await Time("Count", () => deliveries.Count(ListFill.Tenant, start.AddDays(14), 10_000, default), repeats);
        await Time("Sources", () => deliveries.Sources(ListFill.Tenant, default), repeats);
        await Time("Due, nothing is", () => endpoints.Due(start.AddDays(-30), default), repeats);
        await Time("Due, 1,000 of 10,000 endpoints", () => endpoints.Due(start.AddDays(60), default), repeats);
        await Time("TenantsBehind, 10,000 endpoints", () => endpoints.TenantsBehind(default), repeats);
    }

    private static async Task Time<T>(string name, Func<Task<T>> work, int repeats)
    {
        await work();
        var (p50, max) = await Times(work, repeats);
        Print($"  p50 {p50,6:0.0} ms  max {max,6:0.0} ms  {name}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

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
        foreach (var query in queries.DistinctBy(q => new DeliveryListSql(q, database).Page))
        {
            var (sql, list) = (new DeliveryListSql(query, database), new DeliveryList(query, database));
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
        ? (await database.Read(Scope.AllTenants, c => c.Rows<(long, long, long, string Detail)>("EXPLAIN QUERY PLAN " + sql, values, default), default))
            .Select(step => step.Detail)
        : (await database.Read(Scope.AllTenants, c => c.Rows<string>("EXPLAIN (COSTS OFF) " + sql, values, default), default)).Take(8);
}
