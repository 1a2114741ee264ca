namespace OrleansNotify.Endpoints;

/// <summary>Whether an endpoint takes part. While it does not, it keeps its place in the log.</summary>
public static class EndpointState
{
    public const string Enabled = "enabled";

    /// <summary>By its owner.</summary>
    public const string Paused = "paused";

    /// <summary>By its owner, by a 410, or after days without a success: see the reason.</summary>
    public const string Disabled = "disabled";
}
