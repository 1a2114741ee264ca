using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>The lane of an event's messages: 1 goes first, 4 last.</summary>
internal static class MessagePriority
{
    /// <summary>The person waits for it: it joins no digest and passes quiet hours.</summary>
    public const int Urgent = 1;

    /// <summary>An event of the point-of-sale system has its place by its type; another one by its own priority.</summary>
    public static int Of(LoggedEvent logged) => PosEvents.PriorityOf(logged) ?? logged.Priority switch
    {
        >= 2 => Urgent,
        1 => 2,
        _ => 3,
    };
}
