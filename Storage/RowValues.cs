using System.Data.Common;

namespace OrleansNotify.Storage;

/// <summary>Values of a row as both databases store them: times in Unix milliseconds, spans in microseconds.</summary>
internal static class RowValues
{
    public static DateTimeOffset Time(this DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Time(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static TimeSpan Span(this DbDataReader row, int column) => TimeSpan.FromMicroseconds(row.GetInt64(column));

    public static TimeSpan? SpanOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Span(column);

    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static long ToMicroseconds(this TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
