using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>At most <paramref name="Limit"/> messages to a person on a channel in any <paramref name="Window"/>.</summary>
/// <param name="SentAt">When messages went to the person on this channel, at least the newest <paramref name="Limit"/>, in any order.</param>
public sealed record DecisionThrottle(int Limit, TimeSpan Window, IReadOnlyList<DateTimeOffset> SentAt)
{
    /// <summary>Null: one more may go now.</summary>
    public DateTimeOffset? FreeAt(DateTimeOffset now)
    {
        var counted = SentAt.Where(at => at + Window > now).OrderDescending().ToList();
        return Limit > 0 && counted.Count >= Limit ? counted[Limit - 1] + Window : null;
    }
}
