namespace OrleansNotify.Inboxes;

/// <summary>
/// What users see of the log and what they did to it. A notification is read when its <c>seq</c> is at most the user's
/// <c>ReadUpTo</c>, or it has an item state that says so, or it went to everyone (<c>*</c> only) before the user joined.
/// </summary>
public interface IInboxStore
{
    /// <summary>The user's row, made on the first call with <c>JoinedSeq</c> = <paramref name="joinedSeq"/>.</summary>
    Task<UserRow> Ensure(string tenant, string user, long joinedSeq, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Null when this person never signed in.</summary>
    Task<UserRow?> Find(string tenant, string user, CancellationToken cancellation);

    /// <summary>Newest first, <c>seq &lt; before</c> (null: from the newest), at most <paramref name="limit"/>, what the audience keys <c>*</c> and <c>u:&lt;user&gt;</c> may see.</summary>
    Task<IReadOnlyList<InboxItem>> List(
        string tenant, string user, long? before, int limit, bool unreadOnly, CancellationToken cancellation);

    /// <summary>How many are unread, of those with <c>seq</c> at most <paramref name="upTo"/> (null: of all).</summary>
    Task<long> CountUnread(string tenant, string user, long? upTo, CancellationToken cancellation);

    /// <summary>Marks single notifications; unknown and foreign ones are ignored. Raises the user's version by one if anything changed.</summary>
    /// <returns>How many became read.</returns>
    Task<int> MarkRead(string tenant, string user, IReadOnlyList<string> eventIds, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Moves <c>ReadUpTo</c> forward to <paramref name="upTo"/>, never back and never past the log's head, and removes item states that it makes superfluous.</summary>
    Task MarkReadUpTo(string tenant, string user, long upTo, DateTimeOffset now, CancellationToken cancellation);
}
