using System.Buffers;

namespace OrleansNotify.Live;

/// <summary>
/// An upgraded connection that can keep back what is written, so that many small frames are one call of the system. One writer at a
/// time corks; others' frames (a pong, a close) go with its own then.
/// </summary>
internal sealed class CorkStream(Stream inner) : Stream
{
    private const int Most = 64 * 1024;
    private byte[] _kept = [];
    private int _length;
    private bool _isCorked;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Cork() => Volatile.Write(ref _isCorked, true);

    public ValueTask Uncork()
    {
        Volatile.Write(ref _isCorked, false);
        return _length == 0 ? ValueTask.CompletedTask : WriteKept();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => Volatile.Read(ref _isCorked) && TryKeep(buffer.Span) ? ValueTask.CompletedTask
            : _length == 0 ? inner.WriteAsync(buffer, cancellationToken)
            : WriteAll(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private bool TryKeep(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > Most)
        {
            return false;
        }

        if (_length + bytes.Length > _kept.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + bytes.Length, _kept.Length * 4));
            _kept.AsSpan(0, _length).CopyTo(larger);
            Return();
            _kept = larger;
        }

        bytes.CopyTo(_kept.AsSpan(_length));
        _length += bytes.Length;
        return true;
    }

    private async ValueTask WriteAll(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        await WriteKept();
        await inner.WriteAsync(buffer, cancellation);
    }

    private async ValueTask WriteKept()
    {
        try
        {
            await inner.WriteAsync(_kept.AsMemory(0, _length));
        }
        finally
        {
            Return();
            (_kept, _length) = ([], 0);
        }
    }

    private void Return()
    {
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
        }
    }
}
