using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OrleansNotify.Running;

namespace OrleansNotify.BadInputs;

/// <summary>Bytes in, status out: what no HTTP library lets one send.</summary>
internal static class RawHttp
{
    /// <param name="port">Of the server.</param>
    /// <param name="bytes">The request, every byte of it.</param>
    /// <param name="isCut">End our side after the last byte.</param>
    /// <param name="deadline">Until the answer; default 10 seconds.</param>
    /// <returns>Status 0 when the connection was closed without an answer.</returns>
    public static async Task<Answer> Send(int port, byte[] bytes, bool isCut = false, TimeSpan? deadline = null)
    {
        using var cancellation = new CancellationTokenSource(deadline ?? TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancellation.Token);
        var stream = client.GetStream();
        var writing = Write(client, stream, bytes, isCut, cancellation.Token);
        var answer = await Read(stream, cancellation.Token);
        await cancellation.CancelAsync();
        await writing;
        return answer;
    }

    public static async Task<Answer> Read(Stream stream, CancellationToken cancellation)
    {
        var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (!IsWhole(received) && await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
            {
                received.Write(buffer, 0, count);
            }
        }
        catch (IOException)
        {
            // Reset: what came before it is the answer.
        }

        return Parse(Encoding.Latin1.GetString(received.ToArray()));
    }

    private static async Task Write(TcpClient client, NetworkStream stream, byte[] bytes, bool isCut, CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellation);
            if (isCut)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The server has answered and closed before it had read everything.
        }
    }

    private static bool IsWhole(MemoryStream received)
    {
        var text = Encoding.Latin1.GetString(received.GetBuffer(), 0, (int)received.Length);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        var headers = Headers(text[..head]);
        return headers.TryGetValue("Content-Length", out var length)
            ? received.Length >= head + 4 + int.Parse(length, CultureInfo.InvariantCulture)
            : headers.ContainsKey("Transfer-Encoding") && text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
    }

    private static Answer Parse(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0 || !text.StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return new Answer(0, text, new Dictionary<string, string>());
        }

        var headers = Headers(text[..head]);
        var body = text[(head + 4)..];
        return new Answer(
            int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture),
            headers.ContainsKey("Transfer-Encoding") ? Unchunked(body) : body,
            headers);
    }

    private static string Unchunked(string body)
    {
        var whole = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var end
            && int.TryParse(body.AsSpan(0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) && size > 0)
        {
            whole.Append(body, end + 2, size);
            body = body[(end + 2 + size + 2)..];
        }

        return whole.ToString();
    }

    private static Dictionary<string, string> Headers(string head) => head.Split("\r\n")[1..]
        .Select(line => line.Split(": ", 2))
        .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First()[^1], StringComparer.OrdinalIgnoreCase);
}
