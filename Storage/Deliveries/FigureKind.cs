namespace OrleansNotify.Deliveries;

/// <summary>What figures are of. Also how it is stored.</summary>
public static class FigureKind
{
    /// <summary>The tenant; its key is empty.</summary>
    public const string All = "*";

    public const string Endpoint = "endpoint";

    public const string Type = "type";

    public const string Source = "source";
}
