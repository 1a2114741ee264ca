using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Times in JSON of others; null for what is none.</summary>
internal static class JsonTimes
{
    /// <summary>Seconds since 1970, as a number or as text.</summary>
    public static DateTimeOffset? EpochSeconds(this JsonElement element) => Epoch(element.Text(), TimeSpan.TicksPerSecond);

    public static DateTimeOffset? EpochMilliseconds(this JsonElement element) => Epoch(element.Text(), TimeSpan.TicksPerMillisecond);

    /// <summary>ISO 8601; without a zone it is UTC.</summary>
    public static DateTimeOffset? IsoTime(this JsonElement element)
        => DateTimeOffset.TryParse(
            element.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    private static DateTimeOffset? Epoch(string? text, long unit)
        => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count < (DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks) / unit
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(count * unit))
            : null;
}
