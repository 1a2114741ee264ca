using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal sealed class FigureStore(Database database) : IDeliveryFigures
{
    private const int MostAtOnce = 500;
    private const int MostPruned = 5_000;

    // The members of RowsJson are those of the table, so the histogram is spelt out.
    private readonly string _add = FigureSql.Add(database);
    private readonly string _of = FigureSql.Of(database);

    public async Task Add(IReadOnlyList<DeliveryFigures> figures, CancellationToken cancellation)
    {
        // In one order for every process, so that no two wait for each other.
        var ordered = figures.OrderBy(row => (row.Tenant, row.Kind, row.Key, row.Step, row.At));
        foreach (var some in ordered.Chunk(MostAtOnce))
        {
            var values = new { Rows = RowsJson.Of(some.Select(Members)) };
            await database.Write(Scope.OfEach(some.Select(row => row.Tenant)), c => c.Run(_add, values, cancellation), cancellation);
        }
    }

    public Task<IReadOnlyList<DeliveryFigures>> Read(
        string tenant, string kind, IReadOnlyList<string> keys, long step, long from, long until, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows(_of, new { Tenant = tenant, Kind = kind, Keys = keys.ToArray(), Step = step, From = from, Until = until }, One, cancellation),
        cancellation);

    public Task<int> Prune(long step, long before, CancellationToken cancellation) => database.Write(
        Scope.AllTenants,
        c => c.Run(FigureSql.Prune, new { Step = step, Before = before, Limit = MostPruned }, cancellation), cancellation);

    private static Dictionary<string, object> Members(DeliveryFigures row)
    {
        var members = new Dictionary<string, object>
        {
            ["tenant"] = row.Tenant,
            ["kind"] = row.Kind,
            ["key"] = row.Key,
            ["step"] = row.Step,
            ["at"] = row.At,
            ["succeeded"] = row.Succeeded,
            ["failed"] = row.Failed,
            ["dead"] = row.Dead,
        };
        foreach (var (place, count) in row.Durations.Index())
        {
            members[$"t{place}"] = count;
        }

        return members;
    }

    private static DeliveryFigures One(DbDataReader row)
    {
        var durations = new long[DurationHistogram.Size];
        for (var i = 0; i < durations.Length; i++)
        {
            durations[i] = row.GetInt64(i + 8);
        }

        return new DeliveryFigures(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
            row.GetInt64(7), durations);
    }
}
