using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

internal static class DeliveryReader
{
    /// <summary>A row of <see cref="DeliverySql.Columns"/>.</summary>
    public static DeliveryRow Delivery(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.Time(5),
        row.GetString(6),
        row.GetInt32(7),
        row.GetInt32(8),
        row.GetString(9),
        row.TimeOrNull(10),
        row.NumberOrNull(11),
        row.TextOrNull(12),
        row.Time(13),
        row.TimeOrNull(14));

    public static AttemptRow Attempt(DbDataReader row) => new(
        row.GetInt32(0),
        row.Time(1),
        row.GetString(2),
        row.GetString(3),
        row.NumberOrNull(4),
        row.TextOrNull(5),
        row.SpanOrNull(6),
        row.SpanOrNull(7),
        row.SpanOrNull(8),
        row.SpanOrNull(9),
        row.Span(10),
        row.GetString(11),
        row.GetString(12),
        row.Bytes(13),
        row.GetBoolean(14),
        row.TimeOrNull(15));

    public static EventRef Event(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Time(4));

    public static DeliveryId Id(DbDataReader row) => new(row.GetString(1), row.GetInt64(0));
}
