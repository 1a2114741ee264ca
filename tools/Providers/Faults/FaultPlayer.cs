namespace OrleansNotify.Fakes;

/// <summary>A script in use: it counts what its rules have seen.</summary>
internal sealed class FaultPlayer(FaultScript script)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(script.Seed);
    private readonly int[] _seen = new int[script.Rules.Count];
    private readonly int[] _hits = new int[script.Rules.Count];

    public FaultScript Script { get; } = script;

    /// <summary>Faults so far.</summary>
    public long Played
    {
        get
        {
            lock (_lock)
            {
                return _hits.Sum(hits => (long)hits);
            }
        }
    }

    /// <summary>Null: no fault for this message.</summary>
    public FaultRule? Next(string to)
    {
        lock (_lock)
        {
            return Script.Rules.Where((rule, index) => Hits(rule, index, to)).FirstOrDefault();
        }
    }

    public bool HasCallbacks()
    {
        lock (_lock)
        {
            return Script.Callbacks.Share >= 1 || _random.NextDouble() < Script.Callbacks.Share;
        }
    }

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        lock (_lock)
        {
            var array = items.ToArray();
            _random.Shuffle(array);
            return array;
        }
    }

    private bool Hits(FaultRule rule, int index, string to)
    {
        if ((rule.To is { } only && only != to) || _hits[index] >= rule.Times)
        {
            return false;
        }

        _seen[index]++;
        var isHit = rule.Every is { } every ? _seen[index] % every == 0 : rule.Probability is not { } share || _random.NextDouble() < share;
        _hits[index] += isHit ? 1 : 0;
        return isHit;
    }
}
