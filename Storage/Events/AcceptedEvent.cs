namespace OrleansNotify.Events;

internal sealed record AcceptedEvent(AppendEvent Command, long Seq, byte[] Fingerprint);
