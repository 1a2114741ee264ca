using System.Threading.Channels;

namespace OrleansNotify.Deliveries;

/// <summary>One stream's side of its tenant's follower: what waits to be written, within a bound; what is above it is read again.</summary>
internal sealed class ChangeViewer(DeliveryFilter filter)
{
    private const int MostRows = 5_000;

    private readonly Channel<ChangeBatch> _batches = Channel.CreateUnbounded<ChangeBatch>(new() { SingleReader = true });
    private int _rows;
    private volatile bool _isBehind;
    private volatile bool _isLost;

    /// <summary>Its endpoints may become others while it is open.</summary>
    public DeliveryFilter Filter { get; set; } = filter;

    /// <summary>It was too slow, and reads for itself what it has not been offered.</summary>
    public bool IsBehind => _isBehind;

    /// <summary>What it should have seen is more than can be followed.</summary>
    public bool IsLost => _isLost;

    public void Offer(ChangeBatch batch)
    {
        if (_isBehind)
        {
            return;
        }

        var rows = batch.Rows.Where(row => ChangeMatches.Of(Filter, row) != ChangeMatch.None).ToArray();
        if (Interlocked.Add(ref _rows, rows.Length) > MostRows)
        {
            _isBehind = true;
        }

        // It says how far it has got, or that the viewer has to read.
        _batches.Writer.TryWrite(batch with { Rows = _isBehind ? [] : rows });
    }

    public void Lose()
    {
        _isLost = true;
        _batches.Writer.TryWrite(new ChangeBatch([], 0));
    }

    /// <returns>Null when nothing came for so long.</returns>
    public async Task<ChangeBatch?> Next(TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        Task waiting = _batches.Reader.WaitToReadAsync(cancellation).AsTask();
        await waiting.WaitAsync(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (!_batches.Reader.TryRead(out var batch))
        {
            return null;
        }

        Interlocked.Add(ref _rows, -batch.Rows.Count);
        return batch;
    }

    /// <summary>What waits is left out, as it is about to be read from its place on; what is offered from here on counts again.</summary>
    public void Clear()
    {
        while (_batches.Reader.TryRead(out _))
        {
        }

        _rows = 0;
        (_isBehind, _isLost) = (false, false);
    }
}
