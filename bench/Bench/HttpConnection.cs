using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Bench;

/// <summary>
/// One keep-alive connection that sends prepared bytes and reads one answer, without pipelining: a full HTTP client would take
/// more of the shared processors than the servers that are measured.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<HttpConnection> Open(int port)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    public static byte[] Webhook(string token, string body, string prefix = "") => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {prefix}/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

    /// <summary>Throws when the answer is not 200.</summary>
    public async ValueTask Call(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request[sent..]);
        }

        for (var (read, length) = (0, int.MaxValue); read < length;)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            read += count > 0 ? count : throw new IOException("the server closed the connection");
            length = AnswerLength(_buffer.AsSpan(0, read));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int AnswerLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return int.MaxValue;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new IOException($"a webhook was answered: {Encoding.ASCII.GetString(answer)}");
        }

        var header = answer.IndexOf("Content-Length: "u8);
        return header >= 0 && Utf8Parser.TryParse(answer[(header + 16)..], out int body, out _)
            ? end + 4 + body
            : throw new IOException("an answer has no Content-Length");
    }
}
