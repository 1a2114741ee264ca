using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Sessions;

namespace OrleansNotify.Live.SocketIo;

/// <summary>One client of the dashboard. It hears of its tenant from <c>join-tenant</c> to <c>leave-tenant</c>, and again when it recovers.</summary>
internal sealed class LiveNamespace(LiveDoor door, LiveCaller caller) : ISocketIoNamespace
{
    private const string Receipt = "notification-received";

    /// <summary>Receipts in a second for what came by other ways than this.</summary>
    public const int MaxReceipts = 1_000;

    private readonly MessageRate _rate = new(door.Time);
    private readonly MessageRate _receiptRate = new(door.Time, MaxReceipts);
    private long _receipts;
    private Session? _session;
    private LiveMember? _member;
    private bool _isNew = true;
    private bool _isGone;

    public bool TakesBinary => false;

    public async ValueTask<SocketIoWelcome> Connect(SocketIoSocket socket, ReadOnlyMemory<byte> auth)
    {
        Volatile.Write(ref _isGone, false);
        var hello = SocketIoHello.Read(auth);
        (_session, var refusal, _) = await door.Enter(hello.Token ?? caller.Token, caller);
        if (_session is null)
        {
            return SocketIoWelcome.Refused(refusal!.Title, new { code = refusal.Code });
        }

        _isNew = !await TryRecover(socket, hello, _session);
        var pid = _isNew ? SocketIoHello.NewPid() : hello.Pid!;
        return SocketIoWelcome.Accepted(SocketIoHello.SidOf(pid), pid);
    }

    /// <summary>
    /// Only a client that has joined its tenant has something to recover, and only if it is joined again: a client that reads "recovered" asks
    /// for nothing more.
    /// </summary>
    private async ValueTask<bool> TryRecover(SocketIoSocket socket, SocketIoHello hello, Session session)
    {
        if (hello.Pid is null || LivePosition.Parse(hello.Offset) is not { } position || !await door.CanResume(session.Tenant, position)
            || await door.Join(session, SocketIoFormat.Instance) is not { } seat)
        {
            return false;
        }

        Enter(new LiveMember(socket, seat, position.Seq));
        return true;
    }

    public void Connected(SocketIoSocket socket)
    {
        if (_isNew)
        {
            // Takes away what the client may have kept of an earlier connection.
            socket.Emit(JsonSerializer.SerializeToUtf8Bytes<object[]>(
                ["session", new { tenantId = _session!.Tenant, userId = _session.User }, SocketIoHello.Apart]));
        }

        Volatile.Read(ref _member)?.Start().Ignore();
    }

    public async ValueTask<bool> Receive(SocketIoSocket socket, SocketIoEvent received)
    {
        // A client acknowledges as fast as it is sent what it missed.
        if (received.Name == Receipt ? _receipts++ >= SentNow && _receiptRate.IsExceeded() : _rate.IsExceeded())
        {
            return false;
        }

        switch (received.Name)
        {
            case "join-tenant":
                socket.Answer(received, Json(await Join(socket, TenantOf(received))));
                break;
            case "leave-tenant":
                Leave(socket);
                socket.Answer(received, Json(null));
                break;
            case Receipt:
                socket.Answer(received, Json(null));
                break;
            default:
                socket.Answer(received, Json("unknown_event"));
                break;
        }

        return true;
    }

    // At any time, also while the client is being let in.
    public void Disconnected(SocketIoSocket socket)
    {
        Volatile.Write(ref _isGone, true);
        Interlocked.Exchange(ref _member, null)?.Leave();
    }

    /// <returns>Why not; null: joined.</returns>
    private async Task<string?> Join(SocketIoSocket socket, string? tenant)
    {
        if (tenant != _session!.Tenant || !await door.IsStillIn(_session))
        {
            return "forbidden";
        }

        if (_member is not null)
        {
            return null;
        }

        if (await door.Join(_session, SocketIoFormat.Instance) is not { } seat)
        {
            return "too_many_sockets";
        }

        Enter(new LiveMember(socket, seat, since: null)).Start().Ignore();
        return null;
    }

    private long SentNow => Volatile.Read(ref _member)?.Sent ?? 0;

    private LiveMember Enter(LiveMember member)
    {
        Volatile.Write(ref _member, member);
        // Before it can be asked to leave, or its place would stay taken.
        member.Attach();
        if (Volatile.Read(ref _isGone))
        {
            member.Leave();
        }

        return member;
    }

    private void Leave(SocketIoSocket socket)
    {
        if (Interlocked.Exchange(ref _member, null) is { } member)
        {
            member.Leave();
            socket.Emit(JsonSerializer.SerializeToUtf8Bytes<object[]>(["tenant-left", new { tenantId = _session!.Tenant }, SocketIoHello.Apart]));
        }
    }

    private static string? TenantOf(SocketIoEvent received)
    {
        var argument = received.Argument();
        var name = argument.ValueKind == JsonValueKind.Object && argument.TryGetProperty("tenantId", out var member) ? member : argument;
        return name.Text();
    }

    private static byte[] Json(string? error)
        => JsonSerializer.SerializeToUtf8Bytes<object[]>([error is null ? new { ok = true } : new { ok = false, error }]);
}
