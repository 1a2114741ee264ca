namespace OrleansNotify.Inboxes;

/// <summary>What a device missed.</summary>
/// <param name="Version">Ask from here the next time.</param>
/// <param name="ReadUpTo">Where this is above what the device knows, everything between is read, except what <paramref name="Items"/> say.</param>
/// <param name="Items">How what was changed stands by now.</param>
/// <param name="IsMore">There is more: ask again at once.</param>
public sealed record InboxChanges(long Version, long ReadUpTo, IReadOnlyList<ItemState> Items, bool IsMore);
