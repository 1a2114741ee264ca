using System.Text;
using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Live;

/// <summary>Server-sent events. Those of the log have the client's new position as their <c>id</c>; browsers send it back.</summary>
internal sealed class EventStreamFormat(bool withType) : ILiveFormat
{
    public static readonly EventStreamFormat Instance = new(withType: false);
    public static readonly EventStreamFormat WithTypes = new(withType: true);
    public static readonly byte[] Comment = ":\n\n"u8.ToArray();

    public byte[] Event(string tenant, string epoch, LoggedEvent logged)
        => Message("notification", EventFrame.Encode(logged, withType), new LivePosition(epoch, logged.Seq));

    // Who resumes has a position of its own until the first event.
    public byte[] Welcome(string tenant, LogHead head, long unread, bool isAtHead)
        => Message(
            "welcome",
            JsonSerializer.SerializeToUtf8Bytes(new { seq = head.Seq, epoch = head.Epoch, unread }),
            isAtHead ? new LivePosition(head.Epoch, head.Seq) : null);

    public byte[] Reset(LogHead head, long unread)
        => Message(
            "reset",
            JsonSerializer.SerializeToUtf8Bytes(new { seq = head.Seq, epoch = head.Epoch, oldest = head.OldestSeq, unread }),
            new LivePosition(head.Epoch, head.Seq));

    public byte[] Behind(long since, long seq, long unread) => [];

    public byte[] Inbox(UserSignal signal, long unread)
        => Message("inbox", JsonSerializer.SerializeToUtf8Bytes(InboxFrame.Of(signal, unread), JsonSerializerOptions.Web), null);

    private static byte[] Message(string type, byte[] data, LivePosition? id)
    {
        // A line's end would end the data; JSON has it only where a space does as well.
        data.AsSpan().Replace((byte)'\n', (byte)' ');
        data.AsSpan().Replace((byte)'\r', (byte)' ');
        return [.. Encoding.UTF8.GetBytes($"{(id is null ? "" : $"id: {id}\n")}event: {type}\ndata: "), .. data, .. "\n\n"u8];
    }
}
