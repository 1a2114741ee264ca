using System.Globalization;
using System.Text.Json.Serialization;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <param name="Delay">Seconds from the event on; null: none.</param>
/// <param name="Digest">Null: each event is a message of its own.</param>
/// <param name="UnlessRead">Not what the person has read, dismissed or archived in the inbox by then.</param>
internal sealed record MessageRuleCommand(long? Delay, DigestCommand? Digest, bool? UnlessRead)
{
    // Of more an exact number of seconds is no span.
    private const long MostSeconds = int.MaxValue;

    [JsonIgnore]
    public (MessageRule? Rule, string? Problem) Rule
    {
        get
        {
            if (Digest is { Problem: { } wrong })
            {
                return (null, wrong);
            }

            var rule = new MessageRule(
                Seconds(Delay ?? 0), Digest?.Parsed, UnlessRead == true ? SendWhen.Unread : SendWhen.Always);
            return rule.Problem is { } problem ? (null, problem) : (rule, null);
        }
    }

    public static MessageRuleCommand Of(MessageRule rule) => new(
        rule.Digest is null ? (long)rule.Delay.TotalSeconds : null, DigestCommand.Of(rule.Digest), rule.When == SendWhen.Unread);

    internal static TimeSpan Seconds(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, -MostSeconds, MostSeconds));
}

/// <param name="Window">Seconds from the first event on.</param>
/// <param name="At">In place of <paramref name="Window"/>: a time of the person's day, <c>HH:mm</c>, by the person's time zone or UTC.</param>
internal sealed record DigestCommand(long? Window, string? At)
{
    private const string Time = "HH:mm";

    [JsonIgnore]
    public string? Problem => (Window, At) switch
    {
        (null, null) or (not null, not null) => "digest has a window in seconds, or a time at which it is sent.",
        (null, { } at) when !TryRead(at, out _) => "digest.at is a time of the day such as 09:00.",
        _ => null,
    };

    [JsonIgnore]
    public DigestWindow Parsed => Window is { } seconds
        ? new DigestWindow(MessageRuleCommand.Seconds(seconds), TimeOnly.MinValue)
        : new DigestWindow(null, TryRead(At!, out var at) ? at : TimeOnly.MinValue);

    public static DigestCommand? Of(DigestWindow? window) => window switch
    {
        null => null,
        { Length: { } length } => new DigestCommand((long)length.TotalSeconds, null),
        _ => new DigestCommand(null, window.At.ToString(Time, CultureInfo.InvariantCulture)),
    };

    private static bool TryRead(string text, out TimeOnly at)
        => TimeOnly.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}
