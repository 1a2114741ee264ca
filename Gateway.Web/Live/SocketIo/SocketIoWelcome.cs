namespace OrleansNotify.Live.SocketIo;

/// <summary>Whether a client may use a namespace.</summary>
internal sealed class SocketIoWelcome
{
    private SocketIoWelcome()
    {
    }

    /// <summary>The socket's public id.</summary>
    public string? Sid { get; private init; }

    /// <summary>The private id of a client that may recover; null: it may not.</summary>
    public string? Pid { get; private init; }

    public string Message { get; private init; } = "";

    /// <summary>What the client finds as <c>err.data</c>; null: nothing.</summary>
    public object? Data { get; private init; }

    public static SocketIoWelcome Accepted(string sid, string? pid = null) => new() { Sid = sid, Pid = pid };

    public static SocketIoWelcome Refused(string message, object? data = null) => new() { Message = message, Data = data };
}
