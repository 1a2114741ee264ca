namespace OrleansNotify.Live;

/// <summary>One text message for one socket; the bytes of an event are shared by all sockets.</summary>
/// <param name="Seq">The event's <c>seq</c>; 0 for a control frame.</param>
/// <param name="Generation">Frames of an older generation than the queue's were dropped.</param>
internal readonly record struct Frame(ReadOnlyMemory<byte> Bytes, long Seq, int Generation);
