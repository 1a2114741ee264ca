using Npgsql;
using NpgsqlTypes;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>
/// Publishes, and asks PostgreSQL at the moment of the 2xx how far its write-ahead log is on the disk; afterwards it looks up in that log
/// where the event's commit was.
/// </summary>
internal sealed class FlushProber(string database, Tenant tenant, PublishClient publishing, RunLog log)
{
    private const int Sender = 90;
    private const int MostLooks = 10;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(400);

    // Room for a million beside the senders' numbers.
    private long _number = Sender * 1_000_000L;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{database};Pooling=false");
                await connection.OpenAsync(stop);
                await Ask<object>(connection, "CREATE EXTENSION IF NOT EXISTS pg_walinspect");
                await ProbeUntilStopped(connection, stop);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
            {
                // The database is away: nothing is claimed of what was asked meanwhile.
                await Pause(stop);
            }
        }
    }

    private async Task ProbeUntilStopped(NpgsqlConnection connection, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var before = await Ask<NpgsqlLogSequenceNumber>(connection, "SELECT pg_current_wal_insert_lsn()");
            var number = ++_number;
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            var (answer, _) = await publishing.Publish(tenant, Sender, number, null, PublishClient.Body(tenant, number, null, isForEndpoints: false));
            List<Answer> answers = answer is { } one ? [one] : [];
            log.Posted.Enqueue(new PostedEvent(
                tenant.Name, number, Sender, null, null, IsForEndpoints: false, began, System.Diagnostics.Stopwatch.GetTimestamp(), answers));
            if (answer is { } accepted)
            {
                var flushed = await Ask<NpgsqlLogSequenceNumber>(connection, "SELECT pg_current_wal_flush_lsn()");
                await Look(connection, before, accepted.Id, flushed, stop);
            }

            await Pause(stop);
        }
    }

    /// <summary>The functions read only what is on the disk, so that the look comes later.</summary>
    private async Task Look(
        NpgsqlConnection connection, NpgsqlLogSequenceNumber before, string id, NpgsqlLogSequenceNumber flushed, CancellationToken stop)
    {
        for (var i = 0; i < MostLooks && !stop.IsCancellationRequested; i++)
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT max(end_lsn) FROM pg_get_wal_records_info(@before, pg_current_wal_flush_lsn())
                WHERE resource_manager = 'Transaction' AND record_type LIKE 'COMMIT%' AND xid IN (SELECT xmin FROM events WHERE id = @id)
                """,
                connection);
            command.Parameters.Add(new NpgsqlParameter("before", NpgsqlDbType.PgLsn) { Value = before });
            command.Parameters.Add(new NpgsqlParameter("id", id));
            if (await command.ExecuteScalarAsync(CancellationToken.None) is NpgsqlLogSequenceNumber end)
            {
                log.Probes.Enqueue(new FlushProbe(id, (ulong)end, (ulong)flushed));
                return;
            }

            await Pause(stop);
        }
    }

    private static async Task<T?> Ask<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(CancellationToken.None) is T value ? value : default;
    }

    private static Task Pause(CancellationToken stop)
        => Task.Delay(Every, TimeProvider.System, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
