namespace OrleansNotify.Deliveries;

/// <summary>The spans that figures are of, in seconds.</summary>
public static class FigureSteps
{
    public const long Minute = 60;

    public const long Hour = 3600;

    /// <summary>Hours are kept as long as events.</summary>
    public static readonly TimeSpan MinutesKept = TimeSpan.FromDays(3);
}
