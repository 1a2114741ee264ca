namespace OrleansNotify.Deliveries;

/// <summary>Why an attempt was made. Also how it is stored and shown.</summary>
public static class AttemptTrigger
{
    public const string Schedule = "schedule";

    public const string Manual = "manual";

    public const string Replay = "replay";
}
