using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class ReminderService(Silo silo, IReminderTable table, IOptions<ReminderOptions> options) : ISiloPart, IDisposable
{
    readonly ConcurrentDictionary<(GrainId, string), LocalReminder> _local = new();
    readonly TimeProvider _time = silo.Clock("Orleans.Reminders");
    readonly CancellationTokenSource _stop = new();
    Task _refreshing = Task.CompletedTask;

    public async Task StartAsync(CancellationToken stop)
    {
        await table.StartAsync(stop);
        await Refresh();
        _refreshing = RefreshPeriodically();
    }

    public async Task StopAsync(CancellationToken stop)
    {
        await _stop.CancelAsync();
        await _refreshing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var key in _local.Keys)
        {
            Drop(key);
        }

        await table.StopAsync(stop);
    }

    public void Dispose() => _stop.Dispose();

    public async Task<IGrainReminder> Register(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException($"The period {period} of reminder {name} is below {options.Value.MinimumReminderPeriod}.", nameof(period));
        }

        var entry = new ReminderEntry { GrainId = grain, ReminderName = name, StartAt = _time.GetUtcNow().UtcDateTime + dueTime, Period = period };
        entry.ETag = await table.UpsertRow(entry)
            ?? throw new ReminderException($"Could not register reminder {name} of {grain}: another write came first.");
        Schedule(entry);
        return new Reminder(entry);
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var entry = ((Reminder)reminder).Entry;
        if (!await table.RemoveRow(entry.GrainId, entry.ReminderName, entry.ETag!)
            && await table.ReadRow(entry.GrainId, entry.ReminderName) is not null)
        {
            throw new ReminderException($"Could not unregister reminder {entry.ReminderName} of {entry.GrainId}: it has changed.");
        }

        Drop((entry.GrainId, entry.ReminderName));
    }

    public async Task<IGrainReminder?> Get(GrainId grain, string name) =>
        await table.ReadRow(grain, name) is { } entry ? new Reminder(entry) : null;

    public async Task<List<IGrainReminder>> Get(GrainId grain) =>
        [.. (await table.ReadRows(grain)).Reminders.Select(entry => new Reminder(entry))];

    async Task RefreshPeriodically()
    {
        using var timer = new PeriodicTimer(options.Value.RefreshReminderListPeriod, _time);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            try
            {
                await Refresh();
            }
            catch (Exception failure) when (!_stop.IsCancellationRequested)
            {
                silo.LogRemindersNotRead(failure);
            }
        }
    }

    async Task Refresh()
    {
        var before = _local.ToArray();
        var rows = (await table.ReadRows(0, 0)).Reminders;
        var stored = rows.Select(row => (row.GrainId, row.ReminderName)).ToHashSet();
        foreach (var row in rows)
        {
            if (_local.GetValueOrDefault((row.GrainId, row.ReminderName))?.ETag != row.ETag)
            {
                Schedule(row);
            }
        }

        // Only those that were there before the read: one registered during it may not be in what was read.
        foreach (var (key, _) in before.Where(known => !stored.Contains(known.Key)))
        {
            Drop(key);
        }
    }

    void Schedule(ReminderEntry entry)
    {
        var next = new LocalReminder(silo, _time, entry);
        _local.AddOrUpdate((entry.GrainId, entry.ReminderName), next, (_, previous) =>
        {
            previous.Dispose();
            return next;
        });
        next.Start();
    }

    void Drop((GrainId, string) key)
    {
        if (_local.TryRemove(key, out var reminder))
        {
            reminder.Dispose();
        }
    }

    sealed record Reminder(ReminderEntry Entry) : IGrainReminder
    {
        public string ReminderName => Entry.ReminderName;
    }
}
