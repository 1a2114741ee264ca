namespace OrleansNotify.Live;

/// <summary>A WebSocket's connection that is shared or encrypted, and so stays its request's as long as it is open.</summary>
/// <param name="abort">Ends the request, and with it what waits.</param>
internal sealed class RequestStream(Stream upgraded, Action abort) : DuplexStream
{
    private int _waiting;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _waiting);
        var length = await upgraded.ReadAsync(buffer, cancellationToken);
        Interlocked.Decrement(ref _waiting);
        HasRead();
        return length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _waiting);
        await upgraded.WriteAsync(buffer, cancellationToken);
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Ends a read or a write that waits; without one, what was written still goes out.</summary>
    protected override void Dispose(bool disposing)
    {
        if (Volatile.Read(ref _waiting) > 0)
        {
            abort();
        }

        base.Dispose(disposing);
    }
}
