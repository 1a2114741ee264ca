using System.Net.WebSockets;

namespace OrleansNotify.Live;

/// <summary>A message of a WebSocket from its first byte to its last: it must not take long, and not be made of nothing.</summary>
internal sealed class MessageArrival(TimeProvider time)
{
    public const int MaxEmptyFragments = 16;

    /// <summary>Looked at every few seconds: half a minute is never reached.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    private long _begunAt;
    private int _empty;

    /// <summary>True from so long after the beginning on, until the end.</summary>
    public bool IsOverdue => Volatile.Read(ref _begunAt) is var begunAt and > 0 && time.GetElapsedTime(begunAt) > MaxTime;

    public void Begin()
    {
        _empty = 0;
        Volatile.Write(ref _begunAt, Math.Max(1, time.GetTimestamp()));
    }

    public void End() => Volatile.Write(ref _begunAt, 0);

    /// <returns>Whether it was one more fragment without a byte than a message may have.</returns>
    public bool IsPadding(ValueWebSocketReceiveResult received)
        => received is { Count: 0, EndOfMessage: false } && ++_empty > MaxEmptyFragments;
}
