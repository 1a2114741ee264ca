using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Sessions;

internal static class SessionReader
{
    public static SessionRow One(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.Time(3), row.Time(4), row.Time(5), row.TimeOrNull(6))
    {
        ClientAddress = row.GetString(7),
        UserAgent = row.GetString(8),
        LastUsedAt = row.TimeOrNull(9),
    };
}
