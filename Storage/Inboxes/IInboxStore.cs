namespace OrleansNotify.Inboxes;

/// <summary>
/// What users see of the log and what they did to it. A notification is read when its item state says so; when that does not
/// say that it is unread, it is also read when its <c>seq</c> is at most the user's <c>ReadUpTo</c>, or when it went to everyone
/// (<c>*</c> only) before the user joined. It is shown unless it was dismissed, archived, or snoozed until later.
/// </summary>
public interface IInboxStore
{
    /// <summary>The user's row, made on the first call with <c>JoinedSeq</c> = <paramref name="joinedSeq"/>.</summary>
    Task<UserRow> Ensure(string tenant, string user, long joinedSeq, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Null when this person never signed in.</summary>
    Task<UserRow?> Find(string tenant, string user, CancellationToken cancellation);

    /// <summary>Newest first, <c>seq &lt; before</c> (null: from the newest), at most <paramref name="limit"/>, what the audience keys <c>*</c>, <c>u:&lt;user&gt;</c> and the user's topics may see.</summary>
    Task<IReadOnlyList<InboxItem>> List(
        string tenant, string user, long? before, int limit, InboxFilter filter, CancellationToken cancellation);

    /// <summary>Null for what there is not or what the user may not see.</summary>
    Task<InboxItem?> FindItem(string tenant, string user, string eventId, CancellationToken cancellation);

    /// <summary>How many are shown and unread, of those with <c>seq</c> at most <paramref name="upTo"/> (null: of all).</summary>
    Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation);

    /// <summary><see cref="CountUnread"/>, and what of the topics' keys the user sees, in one go.</summary>
    Task<InboxStanding> Standing(string tenant, string user, long upTo, CancellationToken cancellation);

    /// <summary>As <see cref="CountUnread"/>, of each topic that the user is or was in.</summary>
    Task<IReadOnlyList<TopicUnread>> CountUnreadOfTopics(string tenant, string user, long upTo, CancellationToken cancellation);

    /// <summary>Changes single notifications; unknown and foreign ones are ignored. Raises the user's version by one if anything changed.</summary>
    Task<ChangedInbox> Change(
        string tenant, string user, IReadOnlyList<string> eventIds, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>As <see cref="Change"/>, of the newest <paramref name="limit"/> that are shown.</summary>
    Task<ChangedInbox> ChangeShown(
        string tenant, string user, int limit, InboxPatch patch, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Marks everything up to <paramref name="upTo"/> read, also what was marked unread: moves <c>ReadUpTo</c> there, never back and
    /// never past the log's head, and removes item states that it makes superfluous.
    /// </summary>
    /// <returns>Its items are those that had been marked unread.</returns>
    Task<ChangedInbox> MarkReadUpTo(
        string tenant, string user, long upTo, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What was changed after <paramref name="version"/>: about <paramref name="limit"/> states, whole versions only.</summary>
    /// <returns>Null when this person never signed in.</returns>
    Task<InboxChanges?> ChangesSince(string tenant, string user, long version, int limit, CancellationToken cancellation);
}
