using System.Net;

namespace OrleansNotify.Channels;

/// <summary>A body that knows whether it was asked for. Until then a server cannot have the request whole.</summary>
internal sealed class MarkedContent : HttpContent
{
    private const int Unwritten = 0, Written = 1, Withheld = 2;

    private readonly HttpContent _content;
    private int _state = Unwritten;

    public MarkedContent(HttpContent content)
    {
        _content = content;
        foreach (var (name, values) in content.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    public bool IsWritten => Volatile.Read(ref _state) == Written;

    /// <summary>False: it was asked for before. Otherwise it is not given out from here on.</summary>
    public bool TryWithhold() => Interlocked.CompareExchange(ref _state, Withheld, Unwritten) == Unwritten;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.CompareExchange(ref _state, Written, Unwritten) == Withheld)
        {
            throw new OperationCanceledException("No connection stood in time.");
        }

        return _content.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
