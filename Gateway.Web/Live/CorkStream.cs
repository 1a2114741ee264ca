using System.Buffers;

namespace OrleansNotify.Live;

/// <summary>
/// An upgraded connection that can keep back what is written, so that many small frames are one call of the system. One writer at a
/// time corks; others' frames (a ping, a pong, a close) go with its own then, or as whole ones before or after.
/// </summary>
internal sealed class CorkStream(DuplexStream inner) : DuplexStream
{
    private const int Most = 64 * 1024;
    private readonly Lock _gate = new();
    private byte[] _kept = [];
    private int _length;
    private bool _isCorked;

    public override int Reads => inner.Reads;

    public void Cork()
    {
        lock (_gate)
        {
            _isCorked = true;
        }
    }

    public ValueTask Uncork()
    {
        lock (_gate)
        {
            _isCorked = false;
            return _length > 0 ? Write(Take()) : ValueTask.CompletedTask;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => Volatile.Read(ref _isCorked) ? KeepOrWrite(buffer, cancellationToken) : inner.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private ValueTask KeepOrWrite(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_isCorked && _length + buffer.Length <= Most)
            {
                Keep(buffer.Span);
                return ValueTask.CompletedTask;
            }

            // Begun under the lock, so that nothing that is kept later gets before it.
            return _length > 0 ? Write(Take(), buffer, cancellation) : inner.WriteAsync(buffer, cancellation);
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _kept.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + bytes.Length, _kept.Length * 4));
            _kept.AsSpan(0, _length).CopyTo(larger);
            Return(_kept);
            _kept = larger;
        }

        bytes.CopyTo(_kept.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>What was kept is the caller's to write.</summary>
    private ArraySegment<byte> Take()
    {
        var kept = new ArraySegment<byte>(_kept, 0, _length);
        (_kept, _length) = ([], 0);
        return kept;
    }

    private async ValueTask Write(ArraySegment<byte> kept)
    {
        try
        {
            await inner.WriteAsync(kept);
        }
        finally
        {
            Return(kept.Array!);
        }
    }

    private async ValueTask Write(ArraySegment<byte> kept, ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        await Write(kept);
        await inner.WriteAsync(buffer, cancellation);
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
