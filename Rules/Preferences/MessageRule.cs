using OrleansNotify.Channels;

namespace OrleansNotify.Preferences;

/// <summary>When the messages of an event type go on a channel: at once, later, or many events as one.</summary>
/// <param name="Delay">From the event on; zero: at once.</param>
/// <param name="Digest">Null: each event is a message of its own.</param>
public sealed record MessageRule(TimeSpan Delay, DigestWindow? Digest, SendWhen When)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    public static readonly TimeSpan ShortestDigest = TimeSpan.FromMinutes(1);

    public static MessageRule AtOnce { get; } = new(TimeSpan.Zero, null, SendWhen.Always);

    /// <summary>What is wrong with it, for people; null: nothing.</summary>
    public string? Problem => this switch
    {
        { Delay.Ticks: < 0 } => $"delay is 0 to {Longest.TotalSeconds} seconds.",
        _ when Delay > Longest => $"delay is 0 to {Longest.TotalSeconds} seconds.",
        { Digest: not null, Delay.Ticks: > 0 } => "delay and digest exclude each other: a digest waits by itself.",
        { Digest.Length: { } length } when length < ShortestDigest || length > Longest
            => $"digest.window is {ShortestDigest.TotalSeconds} to {Longest.TotalSeconds} seconds.",
        { When: SendWhen.Unread, Delay.Ticks: 0, Digest: null } => "unlessRead needs a delay or a digest: at once nothing is read yet.",
        _ => null,
    };
}
