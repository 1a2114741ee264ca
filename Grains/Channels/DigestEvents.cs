using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>What a message is about: one event, or those of a digest.</summary>
/// <param name="Shown">The newest, the oldest of them first; without those that were withdrawn or are not kept.</param>
/// <param name="Count">Of all that the person has not dealt with.</param>
/// <param name="IsRead">The person has dealt with all of them, and that counts.</param>
/// <param name="HasWithdrawn">Some of them were withdrawn.</param>
internal sealed record DigestEvents(IReadOnlyList<LoggedEvent> Shown, int Count, bool IsRead, bool HasWithdrawn = false)
{
    public static DigestEvents Of(LoggedEvent? logged, bool isRead)
    {
        var isWithdrawn = logged is { Audience.Length: 0 };
        return new DigestEvents(logged is null || isWithdrawn ? [] : [logged], 1, isRead, isWithdrawn);
    }
}
