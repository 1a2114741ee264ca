namespace OrleansNotify.Deliveries;

public static class ReplayState
{
    public const string Running = "running";

    public const string Paused = "paused";

    public const string Done = "done";

    public const string Cancelled = "cancelled";

    /// <summary>A dry run: it was counted only.</summary>
    public const string Counted = "counted";
}
