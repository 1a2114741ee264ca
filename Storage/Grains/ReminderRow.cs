using System.Globalization;

namespace OrleansNotify.Storage.Grains;

/// <param name="Period">In milliseconds.</param>
internal sealed record ReminderRow(string GrainId, string Name, DateTimeOffset StartAt, long Period, string ETag)
{
    public ReminderEntry ToEntry() => new()
    {
        GrainId = Orleans.Runtime.GrainId.Parse(GrainId, CultureInfo.InvariantCulture),
        ReminderName = Name,
        StartAt = StartAt.UtcDateTime,
        Period = TimeSpan.FromMilliseconds(Period),
        ETag = ETag,
    };
}
