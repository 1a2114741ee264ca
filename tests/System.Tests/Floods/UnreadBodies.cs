using System.Text.Json;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>1,600 connections of one address that each promise a megabyte to a session of Socket.IO, and send one byte of it.</summary>
internal sealed class UnreadBodies(int port) : IFlood
{
    private const int Connections = 1_600;
    private long _sent;
    private long _answered;

    public long Sent => _sent;

    public string Said => $"{_sent} bodies begun, {_answered} connections answered or closed";

    public async Task Run(CancellationToken end)
    {
        using var http = Strangers.Http(port, 0, 1);
        var opened = await http.GetStringAsync(new Uri("/socket.io/?EIO=4&transport=polling", UriKind.Relative), CancellationToken.None);
        var session = JsonDocument.Parse(opened[1..]).RootElement.GetProperty("sid").GetString();
        await Strangers.Repeat(Connections, Strangers.Second, async (_, token) =>
        {
            using var socket = await Strangers.Connect(port, 0, token);
            await socket.Send($"POST /socket.io/?EIO=4&transport=polling&sid={session} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n4", token);
            Interlocked.Increment(ref _sent);
            await socket.ReadUntilClosed(token);
            Interlocked.Increment(ref _answered);
        }, end);
    }
}
