using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Live;

/// <summary>What the server says besides events.</summary>
internal static class ControlFrames
{
    public static readonly byte[] Pong = """{"type":"pong"}"""u8.ToArray();

    /// <summary>The first frame: where the log stands and how much of it is unread, both as of <paramref name="seq"/>.</summary>
    public static byte[] Welcome(long seq, string epoch, long unread) => Json(new { type = "welcome", seq, epoch, unread });

    /// <summary>The client's position cannot be resumed: take this one and read the inbox.</summary>
    public static byte[] Reset(LogHead head, long unread)
        => Json(new { type = "reset", seq = head.Seq, epoch = head.Epoch, oldest = head.OldestSeq, unread });

    /// <summary>The socket was too slow: nothing more comes until the client answers with the same type and what it last applied.</summary>
    public static byte[] Resume(long since, long seq, long unread) => Json(new { type = "resume", since, seq, unread });

    /// <summary>The person read something, here or on another device; the count is as of <paramref name="seq"/>.</summary>
    public static byte[] Inbox(long seq, long unread, long version) => Json(new { type = "inbox", seq, unread, version });

    private static byte[] Json<T>(T frame) => JsonSerializer.SerializeToUtf8Bytes(frame);
}
