using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Live;

/// <summary>The frames of <c>/ws</c>, whole: JSON objects; those of the server have a <c>type</c>, events are their payload.</summary>
internal sealed class WebSocketFormat(bool withType) : ILiveFormat
{
    public static readonly WebSocketFormat Instance = new(withType: false);
    public static readonly WebSocketFormat WithTypes = new(withType: true);
    public static readonly byte[] Pong = WebSocketFrame.Text("""{"type":"pong"}"""u8);

    public byte[] Event(string tenant, string epoch, LoggedEvent logged) => WebSocketFrame.Text(EventFrame.Encode(logged, withType));

    public byte[] Welcome(string tenant, LogHead head, long unread, bool isAtHead) => Json(new { type = "welcome", seq = head.Seq, epoch = head.Epoch, unread });

    public byte[] Reset(LogHead head, long unread)
        => Json(new { type = "reset", seq = head.Seq, epoch = head.Epoch, oldest = head.OldestSeq, unread });

    /// <summary>The client answers with the same type and what it last applied.</summary>
    public byte[] Behind(long since, long seq, long unread) => Json(new { type = "resume", since, seq, unread });

    public byte[] Inbox(UserSignal signal, long unread) => Json(InboxFrame.Of(signal, unread));

    private static byte[] Json<T>(T frame) => WebSocketFrame.Text(JsonSerializer.SerializeToUtf8Bytes(frame, JsonSerializerOptions.Web));
}
