using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>The day or month that a budget counts: of UTC, as providers' invoices.</summary>
public static class BudgetPeriod
{
    public static string Of(DateTimeOffset now, BudgetSpan span = BudgetSpan.Day)
        => now.UtcDateTime.ToString(span == BudgetSpan.Day ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);

    public static DateTimeOffset EndOf(DateTimeOffset now, BudgetSpan span = BudgetSpan.Day)
    {
        var day = now.UtcDateTime.Date;
        return new(span == BudgetSpan.Day ? day.AddDays(1) : day.AddDays(1 - day.Day).AddMonths(1), TimeSpan.Zero);
    }
}
