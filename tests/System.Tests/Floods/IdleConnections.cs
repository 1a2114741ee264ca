namespace OrleansNotify.SystemTests.Floods;

/// <summary>2,600 connections of one address that send nothing, at a process that may have 1,200 handles; what is closed is opened again.</summary>
internal sealed class IdleConnections(int port) : IFlood
{
    private const int Connections = 2_600;
    private long _sent;
    private long _closed;

    public long Sent => _sent;

    public string Said => $"{_sent} connections opened, {_closed} closed";

    public Task Run(CancellationToken end) => Strangers.Repeat(Connections, Strangers.Second, async (_, token) =>
    {
        using var socket = await Strangers.Connect(port, 0, token);
        Interlocked.Increment(ref _sent);
        try
        {
            await socket.ReadUntilClosed(token);
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }, end);
}
