using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

internal static class EndpointReader
{
    public static EndpointRow One(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.Bytes(4),
        row.GetString(5),
        row.TextOrNull(6),
        row.GetInt64(7),
        row.GetInt64(8),
        row.GetInt64(9),
        row.GetInt64(10),
        row.GetInt32(11),
        row.TimeOrNull(12),
        row.TimeOrNull(13),
        row.Time(14),
        row.Time(15))
    {
        CancelUntil = row.TimeOrNull(16),
        SettlesUntil = row.TimeOrNull(17),
    };
}
