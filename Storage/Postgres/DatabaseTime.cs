using Npgsql;

namespace OrleansNotify.Storage.Postgres;

/// <summary>
/// The database's clock, carried on between two looks by this machine's steady one. Wall clocks of several machines differ and jump; a
/// time that one process writes and another waits for must not.
/// </summary>
internal sealed class DatabaseTime : TimeProvider, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    // A look that took longer says too little about when the database said it.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _machine;
    private readonly ITimer _timer;
    private Reading _reading;
    private int _isLooking;

    /// <param name="machine">Whose wall clock serves until the first look.</param>
    public DatabaseTime(NpgsqlDataSource source, TimeProvider machine)
    {
        (_source, _machine) = (source, machine);
        _reading = new Reading(machine.GetUtcNow(), machine.GetTimestamp());
        _timer = machine.CreateTimer(_ => _ = Look(), null, TimeSpan.Zero, LookEvery);
    }

    public override long TimestampFrequency => _machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var reading = Volatile.Read(ref _reading);
        return reading.At + _machine.GetElapsedTime(reading.Timestamp);
    }

    public override long GetTimestamp() => _machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => _machine.CreateTimer(callback, state, dueTime, period);

    public void Dispose() => _timer.Dispose();

    private async Task Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
        {
            return;
        }

        try
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
            var began = _machine.GetTimestamp();
            var at = (DateTime)(await command.ExecuteScalarAsync())!;
            var took = _machine.GetElapsedTime(began);
            if (took < LongestLook)
            {
                Volatile.Write(ref _reading, new Reading(new DateTimeOffset(at) + (took / 2), _machine.GetTimestamp()));
            }
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException or TimeoutException)
        {
            // The last reading goes on meanwhile.
        }
        finally
        {
            Volatile.Write(ref _isLooking, 0);
        }
    }

    private sealed record Reading(DateTimeOffset At, long Timestamp);
}
