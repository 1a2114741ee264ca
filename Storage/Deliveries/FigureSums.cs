namespace OrleansNotify.Deliveries;

public static class FigureSums
{
    /// <summary>Of the same span and key, or of what is shown as one.</summary>
    public static DeliveryFigures Sum(DeliveryFigures one, DeliveryFigures other)
    {
        var durations = new long[DurationHistogram.Size];
        for (var i = 0; i < durations.Length; i++)
        {
            durations[i] = one.Durations[i] + other.Durations[i];
        }

        return one with
        {
            Succeeded = one.Succeeded + other.Succeeded,
            Failed = one.Failed + other.Failed,
            Dead = one.Dead + other.Dead,
            Durations = durations,
        };
    }
}
