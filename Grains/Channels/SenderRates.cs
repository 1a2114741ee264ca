namespace OrleansNotify.Channels;

/// <summary>What a sender's attempts came to, by the minute.</summary>
internal sealed class SenderRates
{
    private readonly Dictionary<string, long> _counting = [];
    private Dictionary<string, long> _last = [];
    private long _minute;

    public void Add(OutcomeKind kind, DateTimeOffset now)
    {
        Turn(now);
        var word = kind switch
        {
            OutcomeKind.Accepted => "accepted",
            OutcomeKind.Later => "later",
            OutcomeKind.Unknown => "unknown",
            _ => "refused",
        };
        _counting[word] = _counting.GetValueOrDefault(word) + 1;
    }

    /// <summary>Of the last whole minute.</summary>
    public IReadOnlyDictionary<string, long> LastMinute(DateTimeOffset now)
    {
        Turn(now);
        return _last;
    }

    private void Turn(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _minute)
        {
            return;
        }

        _last = minute == _minute + 1 ? new(_counting) : [];
        _counting.Clear();
        _minute = minute;
    }
}
