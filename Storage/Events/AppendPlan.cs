namespace OrleansNotify.Events;

/// <summary>Decides what a batch becomes, given what the log already knows. Pure; the store runs it while it holds the tenant's head.</summary>
internal sealed class AppendPlan(long headSeq, DateTimeOffset acceptedAt)
{
    private readonly Dictionary<string, FirstUse> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FirstUse> _keys = new(StringComparer.Ordinal);
    private readonly List<AppendResult> _results = [];
    private readonly List<AcceptedEvent> _accepted = [];

    /// <summary>How long ids and idempotency keys are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    public IReadOnlyList<AppendResult> Results => _results;

    public IReadOnlyList<AcceptedEvent> Accepted => _accepted;

    public long LastSeq => headSeq + _accepted.Count;

    public void KnowId(FirstUse use) => _ids[use.Id] = use;

    public void KnowKey(string key, FirstUse use) => _keys[key] = use;

    /// <summary>Whether the key is known already, from the log or from earlier in the batch.</summary>
    public bool Knows(string key) => _keys.ContainsKey(key);

    public void Add(AppendEvent command)
    {
        var fingerprint = command.IdempotencyKey is null ? [] : Fingerprint.Of(command);
        if (_ids.TryGetValue(command.Id, out var same))
        {
            _results.Add(same.As(AppendStatus.Duplicate));
        }
        else if (command.IdempotencyKey is { } key && _keys.TryGetValue(key, out var first))
        {
            var isSame = first.Fingerprint.AsSpan().SequenceEqual(fingerprint);
            _results.Add(first.As(isSame ? AppendStatus.Duplicate : AppendStatus.Conflict));
        }
        else
        {
            Accept(command, fingerprint);
        }
    }

    private void Accept(AppendEvent command, byte[] fingerprint)
    {
        var use = new FirstUse(command.Id, LastSeq + 1, acceptedAt, fingerprint);
        _accepted.Add(new AcceptedEvent(command, use.Seq, fingerprint));
        _results.Add(use.As(AppendStatus.Accepted));
        KnowId(use);
        if (command.IdempotencyKey is { } key)
        {
            KnowKey(key, use);
        }
    }
}
