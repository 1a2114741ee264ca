using System.Collections.Concurrent;

namespace OrleansNotify.Channels;

/// <summary>Takes mail as it is told, and knows what it was given.</summary>
internal sealed class FakeProvider : IMailProvider
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private int _mostUnderWay;

    /// <summary>Until <see cref="Open"/> every attempt waits.</summary>
    public bool IsShut { get; init; }

    /// <summary>The ids of mails, one for each attempt.</summary>
    public ConcurrentQueue<string> Attempts { get; } = new();

    public int UnderWay => Volatile.Read(ref _underWay);

    public int MostUnderWay => Volatile.Read(ref _mostUnderWay);

    public void Open() => _opened.TrySetResult();

    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        Attempts.Enqueue(mail.Id);
        var underWay = Interlocked.Increment(ref _underWay);
        InterlockedMax(underWay);
        if (IsShut)
        {
            await _opened.Task.WaitAsync(cancellation);
        }

        Interlocked.Decrement(ref _underWay);
        return SendOutcome.Sent;
    }

    private void InterlockedMax(int value)
    {
        for (var most = MostUnderWay; value > most; most = MostUnderWay)
        {
            Interlocked.CompareExchange(ref _mostUnderWay, value, most);
        }
    }
}
