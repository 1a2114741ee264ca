using System.Collections.Concurrent;

namespace OrleansNotify.Fakes;

/// <summary>The script in use for each provider.</summary>
internal sealed class FaultScripts
{
    private static readonly FaultScript None = new();

    private readonly ConcurrentDictionary<string, FaultPlayer> _players = new(StringComparer.Ordinal);

    public FaultPlayer this[string provider] => _players.GetOrAdd(provider, _ => new FaultPlayer(None));

    public void Clear() => _players.Clear();

    public void Use(string provider, FaultScript script) => _players[provider] = new FaultPlayer(script);
}
