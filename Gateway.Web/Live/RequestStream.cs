namespace OrleansNotify.Live;

/// <summary>A WebSocket's connection that is shared or encrypted, and so stays its request's as long as it is open.</summary>
/// <param name="abort">Ends the request, and with it a read or write that waits.</param>
internal sealed class RequestStream(Stream upgraded, Action abort) : DuplexStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await upgraded.ReadAsync(buffer, cancellationToken);
        HasRead();
        return length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        => upgraded.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        abort();
        base.Dispose(disposing);
    }
}
