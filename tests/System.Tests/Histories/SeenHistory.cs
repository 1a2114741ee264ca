namespace OrleansNotify.SystemTests.Histories;

/// <summary>What one person saw: in the inbox, oldest first, and on a socket, in the order of arrival.</summary>
internal sealed record SeenHistory(string Person, IReadOnlyList<SeenEvent> Inbox, IReadOnlyList<SeenEvent> Socket);
