using System.Runtime.InteropServices;

namespace OrleansNotify.Bench.Sink;

/// <summary>All requests since the last reset.</summary>
internal sealed class Receipts
{
    private const int Most = 8_000_000;
    private readonly Receipt[] _all = new Receipt[Most];
    private int _count;
    private int _ok;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Those that were answered at once.</summary>
    public int Ok => Volatile.Read(ref _ok);

    public void Add(SinkRequest request, long at)
    {
        _all[Interlocked.Increment(ref _count) - 1] = new Receipt(request.Number, request.Endpoint, at);
        if (request.Path == SinkPath.Ok)
        {
            Interlocked.Increment(ref _ok);
        }
    }

    public void Reset() => (_count, _ok) = (0, 0);

    public byte[] ToBytes() => MemoryMarshal.AsBytes(_all.AsSpan(0, Count)).ToArray();
}
