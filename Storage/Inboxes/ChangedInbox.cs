namespace OrleansNotify.Inboxes;

/// <summary>What one change of an inbox did.</summary>
/// <param name="Version">The user's version after it; when nothing changed, that of an earlier change.</param>
/// <param name="ReadUpTo">As it stands after it.</param>
/// <param name="Items">How the notifications that it changed one by one stand.</param>
public sealed record ChangedInbox(long Version, long ReadUpTo, bool IsChanged, IReadOnlyList<ItemState> Items);
