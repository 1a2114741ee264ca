using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansNotify.Compat.Business;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Live.SocketIo;

/// <summary>
/// The dashboard's events over Socket.IO, each as whole frames of a WebSocket. Those of the log end with the client's new position, which
/// Socket.IO clients send back when they reconnect; no other ends with a text, or clients would take it for one.
/// </summary>
internal sealed class SocketIoFormat : ILiveFormat
{
    public static readonly SocketIoFormat Instance = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = PayloadRules.MaxAnswerDepth,
    };

    public byte[] Event(string tenant, string epoch, LoggedEvent logged)
    {
        if (AudienceKey.IsOfWithdrawal(logged.Audience))
        {
            return Logged("notification-withdrawn", Withdrawn(logged), epoch, logged.Seq);
        }

        var notification = Logged("new-notification", BusinessNotification.Of(tenant, logged), epoch, logged.Seq);
        return IsForDashboards(logged.Type)
            ? Both(notification, Emit("dashboard-refresh", new { reason = logged.Type, id = logged.Id, seq = logged.Seq }))
            : notification;
    }

    public byte[] Welcome(string tenant, LogHead head, long unread, bool isAtHead)
        => Logged("tenant-joined", new { tenantId = tenant, seq = head.Seq, epoch = head.Epoch, unreadCount = unread }, head.Epoch, head.Seq);

    public byte[] Reset(LogHead head, long unread)
        => Logged("tenant-reset", new { seq = head.Seq, epoch = head.Epoch, oldest = head.OldestSeq, unreadCount = unread }, head.Epoch, head.Seq);

    public byte[] Behind(long since, long seq, long unread) => [];

    /// <summary>One event a notification that was changed, and one for all that were read in one go.</summary>
    public byte[] Inbox(UserSignal signal, long unread)
    {
        var updates = (signal.Items ?? []).Select(item => Emit("notification-updated", NotificationUpdate.Of(item, unread, signal.Version)));
        byte[][] all = signal.ReadUpTo is null && signal.Items is { Length: > 0 } ? [.. updates] : [.. updates, MarkedRead(signal, unread)];
        return all.Aggregate(Both);
    }

    /// <summary>An event with one argument.</summary>
    public static byte[] Emit(string name, object argument) => Frame([name, argument]);

    private static byte[] Logged(string name, object argument, string epoch, long seq)
        => Frame([name, argument, new LivePosition(epoch, seq).ToString()]);

    private static byte[] Frame(object[] arguments) => WebSocketFrame.Text([.. "42"u8, .. JsonSerializer.SerializeToUtf8Bytes(arguments, Json)]);

    private static byte[] MarkedRead(UserSignal signal, long unread)
        => Emit("notifications-marked-read", new { unreadCount = unread, readUpTo = signal.ReadUpTo, seq = signal.Seq, version = signal.Version });

    private static byte[] Both(byte[] first, byte[] second) => [.. first, .. second];

    private static object Withdrawn(LoggedEvent logged)
    {
        var payload = JsonElement.Parse(logged.Payload);
        return new { id = payload.GetProperty("withdrawnId").GetString(), seq = payload.GetProperty("withdrawnSeq").GetInt64() };
    }

    private static bool IsForDashboards(string type)
        => type.StartsWith("order.", StringComparison.Ordinal) || type.StartsWith("payment.", StringComparison.Ordinal);
}
