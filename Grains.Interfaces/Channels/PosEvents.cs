using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>The event types of the point-of-sale system, with the priorities of its queue.</summary>
public static class PosEvents
{
    /// <summary>Where its events come from, as the log names it.</summary>
    public const string Source = "pos";

    /// <summary>By descending priority: 1 to 4.</summary>
    public static IReadOnlyList<string> Types => InOrder;

    private static readonly string[] InOrder = ["payment_complete", "order_create", "pos_save", "order_update"];

    /// <summary>Null: it is none of them.</summary>
    public static int? PriorityOf(LoggedEvent logged)
        => logged.Source == Source && Array.IndexOf(InOrder, logged.Type) is >= 0 and var index ? index + 1 : null;
}
