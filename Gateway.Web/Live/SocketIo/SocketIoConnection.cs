namespace OrleansNotify.Live.SocketIo;

/// <summary>Socket.IO 5 over one Engine.IO session. See https://socket.io/docs/v4/socket-io-protocol.</summary>
/// <param name="namespaces">By name; null: there is none.</param>
/// <param name="whenClosed">Called once, last.</param>
internal sealed class SocketIoConnection(EngineSession session, Func<string, ISocketIoNamespace?> namespaces, Action whenClosed) : IEngineHandler
{
    public const int MaxNamespaces = 10;
    public const int MaxRefusals = 10;
    private readonly Dictionary<string, SocketIoSocket> _sockets = [];
    private readonly Lock _gate = new();
    private SocketIoPacket? _partial;
    private List<byte[]> _attachments = [];
    private int _attachedBytes;
    private TimeSpan? _waitingSince;
    private int _refusals;
    private bool _isLetIn;
    private bool _isClosed;

    public bool IsLetIn => Volatile.Read(ref _isLetIn);

    public ValueTask<bool> Receive(ReadOnlyMemory<byte> text)
    {
        if (_partial is not null || !SocketIoPacket.TryParse(text, out var packet))
        {
            return ValueTask.FromResult(false);
        }

        if (packet.Attachments == 0)
        {
            return Handle(packet, []);
        }

        if (!_sockets.ContainsKey(packet.Namespace) || packet.Data.Length > session.Options.MaxPayloadBeforeConnect)
        {
            return ValueTask.FromResult(false);
        }

        // Its bytes are only lent, and it is not complete.
        _partial = packet with { Data = packet.Data.ToArray() };
        return ValueTask.FromResult(true);
    }

    public ValueTask<bool> ReceiveBinary(ReadOnlyMemory<byte> bytes)
    {
        _attachedBytes += bytes.Length;
        if (_partial is not { } packet || _attachedBytes > session.Options.MaxPayload || !_sockets.TryGetValue(packet.Namespace, out var socket))
        {
            return ValueTask.FromResult(false);
        }

        _attachments.Add(socket.App.TakesBinary ? bytes.ToArray() : []);
        if (_attachments.Count < packet.Attachments)
        {
            return ValueTask.FromResult(true);
        }

        var attachments = _attachments;
        (_partial, _attachments, _attachedBytes) = (null, [], 0);
        return Handle(packet, attachments);
    }

    public void Beat(TimeSpan age)
    {
        _waitingSince = _partial is null ? null : _waitingSince ?? age;
        if ((age >= session.Options.ConnectTimeout && _sockets.Count == 0) || age - _waitingSince >= session.Options.AttachmentTimeout)
        {
            session.Close();
        }
    }

    public void Closed()
    {
        List<SocketIoSocket> sockets;
        lock (_gate)
        {
            _isClosed = true;
            sockets = [.. _sockets.Values];
        }

        sockets.ForEach(socket => socket.App.Disconnected(socket));
        whenClosed();
    }

    private ValueTask<bool> Handle(SocketIoPacket packet, List<byte[]> attachments)
    {
        if (packet.Type == PacketType.Connect)
        {
            return Connect(packet);
        }

        if (!_sockets.TryGetValue(packet.Namespace, out var socket))
        {
            return ValueTask.FromResult(false);
        }

        switch (packet.Type)
        {
            case PacketType.Disconnect:
                Leave(packet.Namespace);
                socket.App.Disconnected(socket);
                return ValueTask.FromResult(true);
            case PacketType.Event or PacketType.BinaryEvent:
                return SocketIoEvent.Read(packet, attachments) is { } received
                    ? socket.App.Receive(socket, received)
                    : ValueTask.FromResult(false);
            default:
                // We ask for no answers.
                return ValueTask.FromResult(true);
        }
    }

    private async ValueTask<bool> Connect(SocketIoPacket packet)
    {
        var name = packet.Namespace;
        if (_sockets.ContainsKey(name) || _sockets.Count >= MaxNamespaces)
        {
            return false;
        }

        if (namespaces(name) is not { } app)
        {
            return Refuse(SocketIoFrames.Refused(name, "Invalid namespace"));
        }

        var socket = new SocketIoSocket(session, name, app);
        var welcome = await app.Connect(socket, packet.Data);
        if (welcome.Sid is not { } sid)
        {
            return Refuse(SocketIoFrames.Refused(name, welcome.Message, welcome.Data));
        }

        session.Send(SocketIoFrames.Connected(name, sid, welcome.Pid));
        if (TryEnter(name, socket))
        {
            app.Connected(socket);
        }
        else
        {
            app.Disconnected(socket);
        }

        return true;
    }

    /// <returns>False when it was one too many.</returns>
    private bool Refuse(EnginePacket answer)
    {
        session.Send(answer);
        return ++_refusals < MaxRefusals;
    }

    private bool TryEnter(string name, SocketIoSocket socket)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _sockets.Add(name, socket);
                Volatile.Write(ref _isLetIn, true);
            }

            return !_isClosed;
        }
    }

    private void Leave(string name)
    {
        lock (_gate)
        {
            _sockets.Remove(name);
        }
    }
}
