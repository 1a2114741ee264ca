namespace OrleansNotify.Deliveries;

/// <summary>What a replay delivers again. Also how it is stored and shown.</summary>
public static class ReplayKind
{
    /// <summary>Every event of the range that matches the endpoint as it is configured now, whatever became of it before.</summary>
    public const string All = "all";

    /// <summary>Those of the range that match and that no attempt was made for: left out, filtered out, or from before the endpoint.</summary>
    public const string Missing = "missing";

    /// <summary>The endpoint's dead letters of the range.</summary>
    public const string Dead = "dead";
}
