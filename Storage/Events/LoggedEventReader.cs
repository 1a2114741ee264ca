using System.Data.Common;

namespace OrleansNotify.Events;

/// <summary>Reads rows that start with <see cref="EventLogSql.Columns"/>.</summary>
internal static class LoggedEventReader
{
    public static async Task<IReadOnlyList<LoggedEvent>> All(DbCommand command, CancellationToken cancellation)
    {
        var events = new List<LoggedEvent>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            events.Add(One(rows));
        }

        return events;
    }

    public static LoggedEvent One(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        Audience.FromText(row.GetString(4)),
        (int)row.GetInt64(5),
        row.GetFieldValue<byte[]>(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        Hops: (int)row.GetInt64(8));
}
