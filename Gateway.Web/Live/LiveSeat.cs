namespace OrleansNotify.Live;

/// <summary>A socket that is one of its tenant's, until it is disposed of.</summary>
internal sealed class LiveSeat(LiveSocket socket, LiveTenant tenant, LiveFeed feed) : IDisposable
{
    public LiveSocket Socket => socket;

    public LiveFeed Feed => feed;

    public void Dispose()
    {
        tenant.Remove(socket);
        socket.Dispose();
    }
}
