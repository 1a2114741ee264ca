using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>Messages of one channel as they were just stored, with their events: a sender of the same process need read neither.</summary>
/// <param name="Events">By their <c>seq</c>.</param>
internal sealed record PlannedMessages(IReadOnlyList<MessageRow> Rows, IReadOnlyDictionary<long, LoggedEvent> Events, DateTimeOffset At)
{
    /// <summary>A larger batch is read: what is kept in memory has a bound, and a read for many costs each of them little.</summary>
    public const int Most = 16;
}
