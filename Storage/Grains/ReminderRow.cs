namespace OrleansNotify.Storage.Grains;

/// <param name="Period">In milliseconds.</param>
internal sealed record ReminderRow(string GrainId, string Name, DateTimeOffset StartAt, long Period, string ETag)
{
    public ReminderEntry ToEntry() => new()
    {
        GrainId = Orleans.Runtime.GrainId.TryParse(GrainId, out var id) ? id : throw new FormatException($"'{GrainId}' is not a grain id."),
        ReminderName = Name,
        StartAt = StartAt.UtcDateTime,
        Period = TimeSpan.FromMilliseconds(Period),
        ETag = ETag,
    };
}
