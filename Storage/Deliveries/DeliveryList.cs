using System.Data.Common;
using Dapper;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>One page. A filtering one first finds where it may end, so that rows which come or go meanwhile make no hole and no double.</summary>
internal sealed class DeliveryList(DeliveryQuery query, Database database)
{
    // Each may be a page of the table that nobody read lately.
    private const int Candidates = 1000;
    private readonly DeliveryListSql _sql = new(query, database);

    public async Task<DeliveryPage> Read(DbConnection connection, CancellationToken cancellation)
    {
        var end = _sql.IsFiltering
            ? await connection.Rows(_sql.End, Values(null), DeliveryReader.Id, cancellation)
            : [];
        DeliveryId? border = end.Count == 0 ? null : end[0];
        var rows = await connection.Rows(_sql.Page, Values(border), DeliveryReader.Delivery, cancellation);
        var next = rows.Count == query.Limit ? new DeliveryId(rows[^1].EndpointId, rows[^1].Seq) : border;
        return new DeliveryPage(query.After is null ? rows : [.. rows.Reverse()], next);
    }

    /// <summary>Looks at <paramref name="most"/> rows and no more.</summary>
    public async Task<BoundedCount> Count(DbConnection connection, int most, CancellationToken cancellation)
    {
        var values = new DynamicParameters(Values(null));
        values.Add("Most", most);
        return await connection.Row(
            _sql.Count, values, row => new BoundedCount(row.GetInt64(0), row.GetInt64(1) >= most), cancellation);
    }

    public object Values(DeliveryId? end)
    {
        var (high, low) = query.After is null ? (High, end ?? Bottom) : (end ?? High, Low);
        return new
        {
            query.Tenant,
            query.EndpointId,
            query.Status,
            query.Type,
            query.Source,
            Statuses = query.Statuses.ToArray(),
            Types = query.Types.ToArray(),
            Sources = query.Sources.ToArray(),
            Endpoints = query.Endpoints?.ToArray(),
            HighSeq = high.Seq,
            HighEndpoint = high.EndpointId,
            LowSeq = low.Seq,
            LowEndpoint = low.EndpointId,
            Candidates = Candidates - 1,
            query.Limit,
        };
    }

    private DeliveryId Bottom => new("", query.FromSeq ?? 0);

    private DeliveryId Low => query.After is { } after && after.Seq >= Bottom.Seq ? after : Bottom;

    // Nothing comes before ("", seq + 1) but rows up to seq.
    private DeliveryId High
    {
        get
        {
            var top = new DeliveryId("", query.ToSeq is { } to and < long.MaxValue ? to + 1 : long.MaxValue);
            return query.Before is { } before && before.Seq < top.Seq ? before : top;
        }
    }
}
