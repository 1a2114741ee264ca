namespace Orleans.Embedded;

/// <summary>The activations of one <c>[StatelessWorker]</c>: an idle one, else a new one, else the least loaded.</summary>
internal sealed class WorkerGroup(int max, Func<Activation> create)
{
    readonly Lock _gate = new();
    readonly List<Activation> _workers = [];

    public Activation[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers];
            }
        }
    }

    public void Post(Request request)
    {
        lock (_gate)
        {
            _workers.RemoveAll(worker => worker.IsGone);
            if (_workers.Exists(worker => worker.TryPostIfIdle(request)))
            {
                return;
            }

            if (_workers.Count < max)
            {
                _workers.Add(create());
                _workers[^1].TryPost(request);
                return;
            }

            while (!_workers.MinBy(worker => worker.Load)!.TryPost(request))
            {
                _workers.RemoveAll(worker => worker.IsGone);
                _workers.Add(create());
            }
        }
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
        }
    }
}
