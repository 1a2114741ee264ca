using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>What one device takes the inbox to be, by nothing but what it was told.</summary>
internal sealed class Picture
{
    private readonly SortedList<long, string> _ids = [];
    private readonly Dictionary<long, Standing> _standings = [];

    public long Version { get; private set; }

    public long ReadUpTo { get; private set; }

    /// <summary>The last event that came.</summary>
    public long Position { get; private set; }

    /// <summary>Events that came again, or after a later one.</summary>
    public int Doubles { get; private set; }

    public void TakeItem(JsonElement item)
    {
        var seq = item.GetProperty("seq").GetInt64();
        _ids[seq] = item.GetProperty("id").GetString()!;
        _standings[seq] = Standing.Of(item);
        Position = Math.Max(Position, seq);
    }

    public void TakeEvent(JsonElement frame)
    {
        var seq = frame.GetProperty("seq").GetInt64();
        Doubles += seq <= Position ? 1 : 0;
        Position = Math.Max(Position, seq);
        if (frame.TryGetProperty("withdrawnSeq", out var withdrawn))
        {
            _ids.Remove(withdrawn.GetInt64());
        }
        else
        {
            _ids[seq] = frame.GetProperty("id").GetString()!;
        }
    }

    /// <summary>An <c>inbox</c> frame, or an answer of what was missed.</summary>
    public void TakeChange(JsonElement change)
    {
        Version = change.GetProperty("version").GetInt64();
        if (change.TryGetProperty("readUpTo", out var readUpTo))
        {
            Read(readUpTo.GetInt64());
        }

        if (change.TryGetProperty("items", out var items))
        {
            foreach (var item in items.EnumerateArray())
            {
                _standings[item.GetProperty("seq").GetInt64()] = Standing.Of(item);
            }
        }
    }

    /// <summary>Of all notifications.</summary>
    public Dictionary<long, Standing> All() => _ids.Keys.ToDictionary(seq => seq, StandingOf);

    /// <summary>Also of a notification that it has not heard of yet.</summary>
    public Standing StandingOf(long seq) => _standings.GetValueOrDefault(seq) ?? new Standing(seq <= ReadUpTo, false, false, false, null);

    /// <summary>What is unread at a time, the oldest first.</summary>
    public List<long> Unread(DateTimeOffset now) => [.. _ids.Keys.Where(seq => StandingOf(seq).IsUnread(now))];

    /// <summary>Notifications at random, most of them new ones.</summary>
    public List<(long Seq, string Id)> Some(int count, Random random)
    {
        var among = random.Next(4) == 0 ? _ids.Count : Math.Min(_ids.Count, 100);
        return among == 0 ? [] : [.. Enumerable.Range(0, count)
            .Select(_ => _ids.Count - 1 - random.Next(among))
            .Distinct()
            .Select(index => (_ids.GetKeyAtIndex(index), _ids.GetValueAtIndex(index)))];
    }

    private void Read(long upTo)
    {
        foreach (var (seq, standing) in _standings.Where(pair => pair.Key > ReadUpTo && pair.Key <= upTo && !pair.Value.Read).ToList())
        {
            _standings[seq] = standing with { Read = true };
        }

        ReadUpTo = Math.Max(ReadUpTo, upTo);
    }
}
