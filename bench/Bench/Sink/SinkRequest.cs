using System.Buffers.Text;

namespace OrleansNotify.Bench.Sink;

internal enum SinkPath
{
    Ok,
    Slow,
    Hang,
    Reset,
    Count,
    Receipts,
}

/// <param name="Length">Of the whole request in bytes.</param>
/// <param name="Number">Of the event in the body; -1: none.</param>
internal readonly record struct SinkRequest(SinkPath Path, int Endpoint, int Number, int Length)
{
    /// <returns>False until all of it is there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SinkRequest request)
    {
        request = default;
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = bytes[..end];
        var length = end + 4 + BodyLength(head);
        if (bytes.Length < length)
        {
            return false;
        }

        var path = head[(head.IndexOf((byte)' ') + 1)..];
        path = path[..path.IndexOf((byte)' ')];
        request = new SinkRequest(Kind(path), NumberAt(path[(path.LastIndexOf((byte)'/') + 1)..]), NumberIn(bytes[(end + 4)..length]), length);
        return true;
    }

    private static SinkPath Kind(ReadOnlySpan<byte> path)
        => path.StartsWith("/ok/"u8) ? SinkPath.Ok
            : path.StartsWith("/slow/"u8) ? SinkPath.Slow
            : path.StartsWith("/hang/"u8) ? SinkPath.Hang
            : path.SequenceEqual("/reset"u8) ? SinkPath.Reset
            : path.SequenceEqual("/count"u8) ? SinkPath.Count
            : path.SequenceEqual("/receipts"u8) ? SinkPath.Receipts
            : throw new IOException("the sink was asked for something it does not know");

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        // Clients write the name in either way.
        var name = head.IndexOf("ontent-"u8);
        while (name >= 0)
        {
            head = head[(name + 7)..];
            if (head.StartsWith("Length: "u8) || head.StartsWith("length: "u8))
            {
                return NumberAt(head[8..]);
            }

            name = head.IndexOf("ontent-"u8);
        }

        return 0;
    }

    private static int NumberIn(ReadOnlySpan<byte> body)
    {
        var at = body.IndexOf("\"n\":"u8);
        return at < 0 ? -1 : NumberAt(body[(at + 4)..]);
    }

    private static int NumberAt(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out _) ? number : -1;
}
