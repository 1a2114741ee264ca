using System.Text.Json;
using OrleansNotify.Sessions;

namespace OrleansNotify.Live.SocketIo;

/// <summary>One client of the dashboard. It hears of its tenant from <c>join-tenant</c> to <c>leave-tenant</c>, and again when it recovers.</summary>
internal sealed class LiveNamespace(LiveDoor door, LiveCaller caller) : ISocketIoNamespace
{
    private readonly MessageRate _rate = new(door.Time);
    private Session? _session;
    private LiveMember? _member;
    private LivePosition? _recovered;
    private bool _isNew = true;
    private bool _isGone;

    public async ValueTask<SocketIoWelcome> Connect(SocketIoSocket socket, ReadOnlyMemory<byte> auth)
    {
        Volatile.Write(ref _isGone, false);
        var hello = SocketIoHello.Read(auth);
        (_session, var refusal, _) = await door.Enter(hello.Token ?? caller.Token, caller);
        if (_session is null)
        {
            return SocketIoWelcome.Refused(refusal!.Title, new { code = refusal.Code });
        }

        var position = LivePosition.Parse(hello.Offset);
        var isKnown = hello.Pid is not null
            && (hello.Offset == SocketIoHello.Apart || (position is { } there && await door.CanResume(_session.Tenant, there)));
        (_recovered, _isNew) = (isKnown ? position : null, !isKnown);
        var pid = isKnown ? hello.Pid! : SocketIoHello.NewPid();
        return SocketIoWelcome.Accepted(SocketIoHello.SidOf(pid), pid);
    }

    public void Connected(SocketIoSocket socket)
    {
        if (_isNew)
        {
            // A client that never got an offset could not recover.
            socket.Emit(JsonSerializer.SerializeToUtf8Bytes<object[]>(
                ["session", new { tenantId = _session!.Tenant, userId = _session.User }, SocketIoHello.Apart]));
        }

        if (_recovered is { } position)
        {
            Recover(socket, position.Seq).Ignore();
        }
    }

    public async ValueTask<bool> Receive(SocketIoSocket socket, SocketIoEvent received)
    {
        if (_rate.IsExceeded())
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
            case "notification-received":
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

    private async Task Recover(SocketIoSocket socket, long since)
    {
        var isRecovered = false;
        try
        {
            if (await door.Join(_session!, SocketIoFormat.Instance) is { } seat)
            {
                Enter(new LiveMember(socket, seat)).Recover(since);
                isRecovered = true;
            }
        }
        finally
        {
            if (!isRecovered)
            {
                // The client was told that it is: it has to come back.
                socket.Session.Close();
            }
        }
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

        Enter(new LiveMember(socket, seat)).Start().Ignore();
        return null;
    }

    private LiveMember Enter(LiveMember member)
    {
        Volatile.Write(ref _member, member);
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
        return name.ValueKind == JsonValueKind.String ? name.GetString() : null;
    }

    private static byte[] Json(string? error)
        => JsonSerializer.SerializeToUtf8Bytes<object[]>([error is null ? new { ok = true } : new { ok = false, error }]);
}
