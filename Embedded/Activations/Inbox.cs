namespace Orleans.Embedded;

/// <summary>
/// Which request may start next. One at a time, except: <c>[Reentrant]</c> classes and <c>[AlwaysInterleave]</c> methods
/// always, <c>[ReadOnly]</c> methods beside each other. The activation's lock guards every member.
/// </summary>
internal sealed class Inbox(bool reentrant)
{
    readonly Queue<Request> _arrived = new();
    readonly LinkedList<Request> _blocked = new();
    readonly List<Request> _running = [];
    int _exclusive;
    int _readers;
    int _blockedReaders;
    bool _recheckBlocked;

    public bool IsIdle => _running.Count == 0 && _arrived.Count == 0 && _blocked.Count == 0;

    public int Load => _running.Count + _arrived.Count + _blocked.Count;

    public int Running => _running.Count;

    public Request? First => _arrived.TryPeek(out var first) ? first : null;

    public void Add(Request request) => _arrived.Enqueue(request);

    public Request? StartNext()
    {
        while ((TakeBlocked() ?? TakeArrived()) is { } request)
        {
            if (!request.IsSettled)
            {
                _running.Add(request);
                Count(request, 1);
                return request;
            }
        }

        return null;
    }

    public void Finish(Request request)
    {
        _running.Remove(request);
        Count(request, -1);
        _recheckBlocked = true;
    }

    public List<Request> TakeAll()
    {
        List<Request> all = [.. _blocked, .. _arrived];
        _blocked.Clear();
        _arrived.Clear();
        _blockedReaders = 0;
        return all;
    }

    public IEnumerable<Request> Everything() => _running.Concat(_blocked).Concat(_arrived);

    Request? TakeBlocked()
    {
        while (_recheckBlocked && _blocked.First is { } head)
        {
            if (MayStart(head.Value))
            {
                return Remove(head);
            }

            if (_blockedReaders > 0 && _exclusive == 0)
            {
                for (var node = head; node is not null; node = node.Next)
                {
                    if (node.Value.ReadOnly)
                    {
                        return Remove(node);
                    }
                }
            }

            break;
        }

        _recheckBlocked = false;
        return null;
    }

    Request? TakeArrived()
    {
        while (_arrived.TryDequeue(out var request))
        {
            if (MayStart(request))
            {
                return request;
            }

            _blocked.AddLast(request);
            _blockedReaders += request.ReadOnly ? 1 : 0;
        }

        return null;
    }

    bool MayStart(Request request) =>
        reentrant
        || request.AlwaysInterleave
        || request.IsSettled
        || (_exclusive == 0 && (_readers == 0 || request.ReadOnly));

    Request Remove(LinkedListNode<Request> node)
    {
        _blocked.Remove(node);
        _blockedReaders -= node.Value.ReadOnly ? 1 : 0;
        return node.Value;
    }

    void Count(Request request, int change)
    {
        if (request.AlwaysInterleave)
        {
            return;
        }

        if (request.ReadOnly)
        {
            _readers += change;
        }
        else
        {
            _exclusive += change;
        }
    }
}
