namespace OrleansNotify.Live;

/// <summary>A socket that is one of its tenant's, until it is disposed of.</summary>
/// <param name="whenLeft">Called once.</param>
internal sealed class LiveSeat(LiveSocket socket, LiveTenant tenant, LiveFeed feed, Action? whenLeft) : IDisposable
{
    private Action? _whenLeft = whenLeft;

    public LiveSocket Socket => socket;

    public LiveFeed Feed => feed;

    public void Dispose()
    {
        tenant.Remove(socket);
        socket.Dispose();
        Interlocked.Exchange(ref _whenLeft, null)?.Invoke();
    }
}
