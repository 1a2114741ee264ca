namespace Orleans.Hosting;

public sealed class ReminderOptions
{
    /// <summary>The shortest period that may be registered. 1 minute by default.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the table is read again for what others wrote into it. 5 minutes by default.</summary>
    public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);
}
