using System.Net.WebSockets;
using System.Text;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>168 sockets of Socket.IO from 34 addresses that announce attachments before they have connected to a namespace, and send nine megabytes.</summary>
internal sealed class EarlyAttachments(int port) : IFlood
{
    private const int Sockets = 168;
    private const int PerAddress = 5;
    private const int Attachments = 9;
    private static readonly byte[] Megabyte = new byte[1_000_000];
    private long _sent;
    private long _closed;

    public long Sent => _sent;

    public string Said => $"{_sent} announced, {_closed} sockets closed";

    public Task Run(CancellationToken end) => Strangers.Repeat(Sockets, Strangers.Second, async (client, token) =>
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellation) => new System.Net.Sockets.NetworkStream(await Strangers.Connect(port, client / PerAddress, cancellation), ownsSocket: true),
        };
        using var http = new HttpMessageInvoker(handler);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"), http, token);
        await socket.SendAsync(Encoding.ASCII.GetBytes("451-[\"x\",{\"_placeholder\":true,\"num\":0}]"), WebSocketMessageType.Text, true, token);
        Interlocked.Increment(ref _sent);
        try
        {
            for (var i = 0; i < Attachments; i++)
            {
                await socket.SendAsync(Megabyte, WebSocketMessageType.Binary, true, token);
            }

            var buffer = new byte[4_096];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        finally
        {
            Interlocked.Increment(ref _closed);
        }
    }, end);
}
