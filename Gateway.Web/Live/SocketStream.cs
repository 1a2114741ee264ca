using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace OrleansNotify.Live;

/// <summary>
/// A connection whose request has been upgraded, without a buffer between: what is written is with the system when the write completes,
/// mostly before it returns. Writes may come from several at once; each goes as a whole.
/// </summary>
internal sealed class SocketStream : DuplexStream
{
    private readonly ConnectionContext _connection;
    private readonly Socket _socket;
    private readonly Lock _gate = new();
    private Task? _sending;
    private bool _isOver;

    public SocketStream(ConnectionContext connection, Socket socket)
    {
        (_connection, _socket) = (connection, socket);
        // What does not fit at once is for us to see.
        socket.Blocking = false;
    }

    /// <summary>An empty buffer waits until there is something to read.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _isOver))
        {
            return 0;
        }

        var input = _connection.Transport.Input;
        var result = await input.ReadAsync(cancellationToken);
        HasRead();
        var taken = result.Buffer.Slice(0, Math.Min(buffer.Length, result.Buffer.Length));
        taken.CopyTo(buffer.Span);
        input.AdvanceTo(taken.End);
        return (int)taken.Length;
    }

    /// <exception cref="IOException">The connection is gone.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_sending is null or { IsCompletedSuccessfully: true })
            {
                if (!TrySend(buffer.Span, out var sent, out var failure))
                {
                    return ValueTask.FromException(failure);
                }

                if (sent == buffer.Length)
                {
                    return ValueTask.CompletedTask;
                }

                buffer = buffer[sent..];
            }

            return new ValueTask(_sending = SendAfter(_sending ?? Task.CompletedTask, buffer));
        }
    }

    /// <summary>Ends a read that waits, and writes that the other side does not take.</summary>
    protected override void Dispose(bool disposing)
    {
        Volatile.Write(ref _isOver, true);
        _connection.Transport.Input.CancelPendingRead();
        lock (_gate)
        {
            if (_sending is { IsCompleted: false })
            {
                _connection.Abort();
            }
        }

        base.Dispose(disposing);
    }

    /// <param name="sent">How much the system took.</param>
    private bool TrySend(ReadOnlySpan<byte> bytes, out int sent, [NotNullWhen(false)] out IOException? failure)
    {
        (sent, failure) = (0, null);
        try
        {
            sent = Math.Max(_socket.Send(bytes, SocketFlags.None, out var error), 0);
            failure = error is SocketError.Success or SocketError.WouldBlock ? null : Gone(new SocketException((int)error));
        }
        catch (ObjectDisposedException e)
        {
            failure = Gone(e);
        }

        return failure is null;
    }

    private async Task SendAfter(Task before, ReadOnlyMemory<byte> rest)
    {
        await before;
        try
        {
            while (!rest.IsEmpty)
            {
                rest = rest[await _socket.SendAsync(rest, SocketFlags.None)..];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Gone(e);
        }
    }

    private static IOException Gone(Exception inner) => new("the connection is gone", inner);
}
