using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Testing;

/// <summary>A receiver on this machine that does to each connection exactly what it is told, HTTP or not.</summary>
public sealed class RawReceiver : IAsyncDisposable
{
    private const string Loopback = "127.0.0.1";
    private readonly TcpListener _listener;
    private readonly Func<Stream, Task> _behaviour;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;
    private int _heard;

    private RawReceiver(IPAddress address, Func<Stream, Task> behaviour)
    {
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _behaviour = behaviour;
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://{((IPEndPoint)_listener.LocalEndpoint).Address}:{Port}/hook";

    /// <summary>How many were accepted: a canary must have none.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many of them have said something, so that the other side knows of its connection too.</summary>
    public int Heard => Volatile.Read(ref _heard);

    /// <summary>After every request's head and body, <paramref name="behaviour"/>.</summary>
    public static RawReceiver Doing(Func<Stream, Task> behaviour, string address = Loopback)
        => new(IPAddress.Parse(address), async stream =>
        {
            while (await ReadRequest(stream) is not null)
            {
                await behaviour(stream);
            }
        });

    public static RawReceiver Answering(string response, string address = Loopback) => Doing(stream => Write(stream, response), address);

    /// <summary>From the first byte on, <paramref name="behaviour"/>.</summary>
    public static RawReceiver OnConnect(Func<Stream, Task> behaviour, string address = Loopback) => new(IPAddress.Parse(address), behaviour);

    public static RawReceiver Canary() => Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    public static Task Write(Stream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>The head and the body of the next request; null when the connection has ended.</summary>
    public static async Task<(string Head, byte[] Body)?> ReadRequest(Stream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 4 || !bytes.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
        }

        var head = Encoding.Latin1.GetString([.. bytes]);
        var length = head.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return (head, body);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = Serve(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        using (_stop.Token.UnsafeRegister(static open => ((TcpClient)open!).Close(), client))
        {
            try
            {
                // Completes when there is something to read.
                _ = await client.Client.ReceiveAsync(Memory<byte>.Empty);
                Interlocked.Increment(ref _heard);
                await _behaviour(client.GetStream());
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or SocketException)
            {
            }
        }
    }
}
