using System.Collections.Concurrent;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>
/// Which traces the newest events belong to. The log does not keep it: an endpoint that reads an event there, as it does when it has just
/// been activated, or tries it again, asks here, and finds it unless it was long ago.
/// </summary>
internal sealed class EventTraces
{
    private const int Most = 4_096;
    private readonly ConcurrentDictionary<(string Tenant, long Seq), string> _traces = new();
    private readonly ConcurrentQueue<(string Tenant, long Seq)> _order = new();

    public void Learn(string tenant, IReadOnlyList<LoggedEvent> events)
    {
        foreach (var logged in events)
        {
            if (logged.TraceParent is { } parent && _traces.TryAdd((tenant, logged.Seq), parent))
            {
                _order.Enqueue((tenant, logged.Seq));
                Forget();
            }
        }
    }

    public string? Of(string tenant, LoggedEvent logged) => logged.TraceParent ?? _traces.GetValueOrDefault((tenant, logged.Seq));

    private void Forget()
    {
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
        {
            _traces.TryRemove(oldest, out _);
        }
    }
}
