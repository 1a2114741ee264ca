namespace OrleansNotify.Fakes;

/// <summary>The last 100,000 messages that were taken, the oldest first.</summary>
public sealed class TakenLedger
{
    public const int MaxMessages = 100_000;

    private const int MaxBody = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Provider, string Key), TakenMessage> _byKey = [];
    private readonly Queue<(string Provider, string Key)> _order = [];
    private readonly Dictionary<string, (long Messages, long Repeats)> _counts = [];

    /// <summary>Messages taken since the start or the last clearing, repeats counted, forgotten ones too.</summary>
    public long Total { get; private set; }

    /// <summary>One attempt taken again is one message with a higher count.</summary>
    internal void Add(TakenMessage message)
    {
        var key = (message.Provider, message.AttemptId ?? message.Id);
        lock (_lock)
        {
            Total++;
            var (messages, repeats) = _counts.GetValueOrDefault(message.Provider);
            if (_byKey.TryGetValue(key, out var known))
            {
                _byKey[key] = known with { Count = known.Count + 1 };
                _counts[message.Provider] = (messages, repeats + 1);
                return;
            }

            _counts[message.Provider] = (messages + 1, repeats);

            if (_order.Count == MaxMessages)
            {
                _byKey.Remove(_order.Dequeue());
            }

            _order.Enqueue(key);
            _byKey.Add(key, message with { Body = message.Body.Length > MaxBody ? message.Body[..MaxBody] : message.Body });
        }
    }

    /// <param name="provider">Null: of all.</param>
    public IReadOnlyList<TakenMessage> List(string? provider = null)
    {
        lock (_lock)
        {
            return [.. _order.Where(key => provider is null || key.Provider == provider).Select(key => _byKey[key])];
        }
    }

    /// <summary>By provider: messages taken since the start or the last clearing, and how often one came again.</summary>
    internal IReadOnlyDictionary<string, (long Messages, long Repeats)> Counts()
    {
        lock (_lock)
        {
            return new Dictionary<string, (long Messages, long Repeats)>(_counts);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _byKey.Clear();
            _order.Clear();
            _counts.Clear();
            Total = 0;
        }
    }
}
