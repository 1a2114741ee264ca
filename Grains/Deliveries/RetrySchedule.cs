using System.Globalization;
using OrleansNotify.Hosting;

namespace OrleansNotify.Deliveries;

/// <summary>The waits between attempts, and the one before the next.</summary>
internal static class RetrySchedule
{
    public const double Jitter = 0.2;
    private const int MostRetries = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static TimeSpan[] Of(DeliveryOptions options) => options.MaxRetries is { } retries
        ? [.. Enumerable.Range(0, retries).Select(n => Doubled(options.RetryBaseDelay, n))]
        : TryParse(options.RetrySchedule, out var schedule) ? schedule
        : throw new BrokenConfigurationException(
            $"RETRY_SCHEDULE is \"{options.RetrySchedule}\"; it takes up to {MostRetries} waits such as 5s,5m,2h, each at most 24h");

    /// <summary>When the attempt after <paramref name="step"/> attempts of the schedule is made; null when that was the last.</summary>
    /// <param name="random">In [0, 1): moves the wait by up to 20 % to either side.</param>
    /// <param name="notBefore">What the receiver asked for.</param>
    public static DateTimeOffset? Next(
        IReadOnlyList<TimeSpan> schedule, int step, DateTimeOffset now, double random, DateTimeOffset? notBefore)
    {
        if (step > schedule.Count)
        {
            return null;
        }

        // Whole milliseconds, as they are stored.
        var wait = Math.Round(schedule[step - 1].TotalMilliseconds * (1 + (Jitter * ((2 * random) - 1))));
        var next = now + TimeSpan.FromMilliseconds(wait);
        return notBefore > next ? notBefore : next;
    }

    public static bool TryParse(string text, out TimeSpan[] schedule)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        schedule = new TimeSpan[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TrySpan(parts[i], out schedule[i]))
            {
                return false;
            }
        }

        return parts.Length <= MostRetries;
    }

    private static TimeSpan Doubled(int baseDelay, int times) =>
        TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, baseDelay * Math.Pow(2, times)));

    private static bool TrySpan(string text, out TimeSpan span)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var isNumber = int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var unit = text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        var milliseconds = number * unit.TotalMilliseconds;
        span = isNumber && milliseconds <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero;
        return isNumber && unit > TimeSpan.Zero && milliseconds <= Longest.TotalMilliseconds;
    }
}
