using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Topics;

namespace OrleansNotify.Live;

/// <summary>Sockets by who may see what.</summary>
internal sealed class SocketIndex
{
    private readonly HashSet<LiveSocket> _all = [];
    private readonly Dictionary<string, HashSet<LiveSocket>> _byKey = [];

    public int Count => _all.Count;

    public IReadOnlyCollection<LiveSocket> All => _all;

    public IReadOnlyCollection<LiveSocket> Of(string user) => OfKey(AudienceKey.User(user));

    /// <summary>Also those whose person has left the topic.</summary>
    public IReadOnlyCollection<LiveSocket> OfKey(string audienceKey)
        => _byKey.TryGetValue(audienceKey, out var sockets) ? sockets : [];

    public IEnumerable<LiveSocket> OfKey(string audienceKey, long seq)
        => audienceKey is ['t', ':', ..]
            ? OfKey(audienceKey).Where(socket => Array.Exists(socket.Topics, topic => topic.Key == audienceKey && topic.Holds(seq)))
            : OfKey(audienceKey);

    public void Add(LiveSocket socket)
    {
        _all.Add(socket);
        Put(socket, AudienceKey.User(socket.Session.User));
    }

    public bool Remove(LiveSocket socket)
    {
        foreach (var key in socket.Topics.Select(topic => topic.Key).Distinct().Append(AudienceKey.User(socket.Session.User)))
        {
            if (_byKey.TryGetValue(key, out var sockets) && sockets.Remove(socket) && sockets.Count == 0)
            {
                _byKey.Remove(key);
            }
        }

        return _all.Remove(socket);
    }

    /// <summary>Takes what the store says; it may not know yet what the log has said meanwhile.</summary>
    public void Learn(LiveSocket socket, IEnumerable<KeyRange> topics)
    {
        if (!_all.Contains(socket))
        {
            return;
        }

        foreach (var topic in topics)
        {
            var left = socket.Topics.Where(known => known.Key == topic.Key && known.After >= topic.After).Select(known => known.UpTo);
            Add(socket, topic with { UpTo = left.Append(topic.UpTo).Min() });
        }
    }

    public void Take(TopicChange change, long seq)
    {
        foreach (var socket in change.Joined.SelectMany(Of))
        {
            Add(socket, new KeyRange(change.Key, seq));
        }

        foreach (var socket in change.Left.SelectMany(Of))
        {
            socket.Topics = Array.ConvertAll(
                socket.Topics, topic => topic.Key == change.Key && topic.Holds(seq) ? topic with { UpTo = seq } : topic);
            // Holds nothing, but what the store says of an earlier time ends here.
            Add(socket, new KeyRange(change.Key, seq, seq));
        }
    }

    private void Add(LiveSocket socket, KeyRange topic)
    {
        socket.Topics = [.. socket.Topics, topic];
        Put(socket, topic.Key);
    }

    private void Put(LiveSocket socket, string key)
    {
        if (!_byKey.TryGetValue(key, out var sockets))
        {
            _byKey[key] = sockets = [];
        }

        sockets.Add(socket);
    }
}
