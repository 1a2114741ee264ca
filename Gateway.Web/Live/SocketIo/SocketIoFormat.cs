using System.Text;
using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Live.SocketIo;

/// <summary>
/// The dashboard's events over Socket.IO. Those of the log end with the client's new position, which Socket.IO clients send back when
/// they reconnect; no other ends with a text, or clients would take it for one.
/// </summary>
internal sealed class SocketIoFormat : ILiveFormat
{
    public static readonly SocketIoFormat Instance = new();

    public byte[] Event(string tenant, string epoch, LoggedEvent logged)
    {
        byte[] notification = [.. "42[\"new-notification\","u8, .. EventFrame.Encode(logged), .. After(epoch, logged.Seq)];
        return IsForDashboards(logged.Type)
            ? [.. notification, EnginePayload.Separator, .. Emit("dashboard-refresh", new { reason = logged.Type, id = logged.Id, seq = logged.Seq })]
            : notification;
    }

    public byte[] Welcome(string tenant, LogHead head, long unread, bool isAtHead)
        =>
        [
            .. "42[\"tenant-joined\","u8,
            .. JsonSerializer.SerializeToUtf8Bytes(new { tenantId = tenant, seq = head.Seq, epoch = head.Epoch, unreadCount = unread }),
            .. After(head.Epoch, head.Seq),
        ];

    public byte[] Reset(LogHead head, long unread)
        => Emit("tenant-reset", new { seq = head.Seq, epoch = head.Epoch, oldest = head.OldestSeq, unreadCount = unread });

    public byte[] Behind(long since, long seq, long unread) => [];

    public byte[] Inbox(UserSignal signal, long unread)
        => Emit("notifications-marked-read", new { unreadCount = unread, seq = signal.Seq, version = signal.Version });

    public static byte[] Emit<T>(string name, T argument)
        => [.. "42"u8, .. JsonSerializer.SerializeToUtf8Bytes(new object?[] { name, argument })];

    private static byte[] After(string epoch, long seq) => Encoding.UTF8.GetBytes($",\"{new LivePosition(epoch, seq)}\"]");

    private static bool IsForDashboards(string type)
        => type.StartsWith("order.", StringComparison.Ordinal) || type.StartsWith("payment.", StringComparison.Ordinal);
}
