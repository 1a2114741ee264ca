using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Finds a time in a log by halving it: there is no index by time, and <c>seq</c> rises with the time of acceptance. Where clocks of two
/// processes differ it finds a place within that difference.
/// </summary>
internal static class SeqSearch
{
    public static async Task<long> Run(
        DbConnection connection, string tenant, LogHead head, DateTimeOffset time, CancellationToken cancellation)
    {
        var (low, high) = (head.OldestSeq, head.Seq + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var values = new { Tenant = tenant, Seq = middle };
            var acceptedAt = await connection.Row<DateTimeOffset?>(EventLogSql.AcceptedAt, values, cancellation);

            // One that is gone by now was too old to be kept.
            (low, high) = acceptedAt >= time ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
