using System.Diagnostics;
using System.Net.Sockets;

namespace OrleansNotify.Bench.Push;

/// <summary>One thread that hears all sockets: a task for each would cost this machine more than the server does.</summary>
internal sealed class Arrivals(IReadOnlyList<Listener> listeners, int events)
{
    private const int WaitMicroseconds = 200_000;
    private readonly List<(int Number, long At)> _arrived = new(listeners.Count * events);

    public IReadOnlyList<(int Number, long At)> All => _arrived;

    /// <summary>Until every event has arrived at every socket, or nothing has for a while after <paramref name="sent"/>.</summary>
    public void Run(Task sent)
    {
        var bySocket = listeners.ToDictionary(listener => listener.Socket);
        var ready = new List<Socket>(listeners.Count);
        while (_arrived.Count < listeners.Count * events)
        {
            ready.Clear();
            ready.AddRange(bySocket.Keys);
            Socket.Select(ready, null, null, WaitMicroseconds);
            if (ready.Count == 0 && sent.IsCompleted)
            {
                return;
            }

            foreach (var socket in ready)
            {
                bySocket[socket].Read(Note);
            }
        }
    }

    private void Note(int number) => _arrived.Add((number, Stopwatch.GetTimestamp()));
}
