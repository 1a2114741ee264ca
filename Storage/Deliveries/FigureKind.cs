namespace OrleansNotify.Deliveries;

/// <summary>What figures are of. Also how it is stored.</summary>
public static class FigureKind
{
    /// <summary>The tenant; its key is empty.</summary>
    public const string All = "*";

    public const string Endpoint = "endpoint";

    public const string Type = "type";

    public const string Source = "source";

    /// <summary>Messages of a channel and a priority: see <see cref="QueueName"/>. By the minute only, as the next.</summary>
    public const string Queue = "queue";

    /// <summary>What waited in a queue: the sum of what was seen as succeeded, and how often it was looked as failed.</summary>
    public const string Waiting = "waiting";
}
