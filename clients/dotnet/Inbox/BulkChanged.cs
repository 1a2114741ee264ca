namespace OrleansNotify.Client.Inbox;

/// <param name="More">Not all are done: send the same again.</param>
public sealed record BulkChanged(bool More, long Unread, long Seq, long Version);

internal sealed record BulkCommand(bool? All, IReadOnlyList<string>? Ids, InboxPatch Patch);
