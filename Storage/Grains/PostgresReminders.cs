using OrleansNotify.Storage.Postgres;

namespace OrleansNotify.Storage.Grains;

/// <summary>Orleans' AdoNet reminders with the product's errors, and without writes of a process that stood still.</summary>
internal sealed class PostgresReminders(IReminderTable inner, Pulse pulse) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken) => StoreErrors.Named(inner.StartAsync(cancellationToken));

    public Task<ReminderTableData> ReadRows(GrainId grainId) => StoreErrors.Named(inner.ReadRows(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => StoreErrors.Named(inner.ReadRows(begin, end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => StoreErrors.Named(inner.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        pulse.Check();
        return StoreErrors.Named(inner.UpsertRow(entry));
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        pulse.Check();
        return StoreErrors.Named(inner.RemoveRow(grainId, reminderName, eTag));
    }

    public Task TestOnlyClearTable() => StoreErrors.Named(inner.TestOnlyClearTable());

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);
}
