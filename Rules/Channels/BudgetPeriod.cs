using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>The day, in UTC, that a budget counts.</summary>
public static class BudgetPeriod
{
    public static string Of(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset EndOf(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
}
