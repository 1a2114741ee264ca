using OrleansNotify.Inboxes;

namespace OrleansNotify.Live;

/// <summary>Sockets by who may see what.</summary>
internal sealed class SocketIndex
{
    private readonly HashSet<LiveSocket> _all = [];
    private readonly Dictionary<string, HashSet<LiveSocket>> _byKey = [];

    public int Count => _all.Count;

    public IReadOnlyCollection<LiveSocket> All => _all;

    public IReadOnlyCollection<LiveSocket> Of(string user) => OfKey(AudienceKey.User(user));

    public IReadOnlyCollection<LiveSocket> OfKey(string audienceKey)
        => _byKey.TryGetValue(audienceKey, out var sockets) ? sockets : [];

    public void Add(LiveSocket socket)
    {
        _all.Add(socket);
        var key = AudienceKey.User(socket.Session.User);
        if (!_byKey.TryGetValue(key, out var sockets))
        {
            _byKey[key] = sockets = [];
        }

        sockets.Add(socket);
    }

    public bool Remove(LiveSocket socket)
    {
        var key = AudienceKey.User(socket.Session.User);
        if (_byKey.TryGetValue(key, out var sockets) && sockets.Remove(socket) && sockets.Count == 0)
        {
            _byKey.Remove(key);
        }

        return _all.Remove(socket);
    }
}
