using Orleans.Streams;

namespace Orleans.Embedded;

internal sealed class Position(long sequence, int index) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = sequence;

    public override int EventIndex { get; protected set; } = index;

    public override bool Equals(StreamSequenceToken? other) => CompareTo(other) == 0;

    public override int CompareTo(StreamSequenceToken? other) => other is null ? 1
        : (SequenceNumber, EventIndex).CompareTo((other.SequenceNumber, other.EventIndex));
}
