namespace OrleansNotify.Deliveries;

/// <summary>Where a bulk job stands. Also how it is stored and shown.</summary>
public static class BulkState
{
    public const string Running = "running";

    public const string Paused = "paused";

    public const string Cancelled = "cancelled";

    public const string Done = "done";
}
