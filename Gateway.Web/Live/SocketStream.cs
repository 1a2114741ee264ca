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
        var input = _connection.Transport.Input;
        while (!Volatile.Read(ref _isOver))
        {
            var result = await input.ReadAsync(cancellationToken);
            var (isWakeUp, length) = (result.Buffer.IsEmpty && !result.IsCompleted, (int)Math.Min(buffer.Length, result.Buffer.Length));
            var taken = result.Buffer.Slice(0, length);
            taken.CopyTo(buffer.Span);
            // From here on what was taken is used for something else.
            input.AdvanceTo(taken.End);
            if (!isWakeUp)
            {
                HasRead();
                return length;
            }
        }

        return 0;
    }

    /// <exception cref="IOException">The connection is gone.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return ValueTask.FromException(Gone(new ObjectDisposedException(nameof(SocketStream))));
            }

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

            return new ValueTask(_sending = SendAfter(_sending ?? Task.CompletedTask, buffer, cancellationToken));
        }
    }

    /// <summary>Ends a read that waits, and writes that the other side does not take.</summary>
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            // From here on no write begins that nobody would cut.
            Volatile.Write(ref _isOver, true);
            if (_sending is { IsCompleted: false })
            {
                _connection.Abort();
            }
        }

        _connection.Transport.Input.CancelPendingRead();
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

    private async Task SendAfter(Task before, ReadOnlyMemory<byte> rest, CancellationToken cancellation)
    {
        await before.WaitAsync(cancellation);
        try
        {
            while (!rest.IsEmpty)
            {
                rest = rest[await _socket.SendAsync(rest, SocketFlags.None, cancellation)..];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw Gone(e);
        }
    }

    private static IOException Gone(Exception inner) => new("the connection is gone", inner);
}
