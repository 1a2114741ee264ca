using OrleansNotify.Storage;

namespace OrleansNotify.Inboxes;

internal static partial class InboxSql
{
    /// <summary>
    /// What is above what was read in one go, less what has a state there that reads or hides it, and what was marked unread below:
    /// two counts of an index and as many look-ups as there are states, instead of a look-up for each unread one.
    /// </summary>
    public static string CountUnread(Database database) => $"""
        SELECT
            (SELECT count(*) FROM audience a WHERE {UnreadOfEveryone} AND a.seq <= @UpTo)
            + (SELECT count(*) FROM audience a WHERE {UnreadOfUser} AND a.seq <= @UpTo
                AND (a.seq <= {ItemStateSql.JoinedSeq} OR {AlsoEveryones} IS NULL))
            - (SELECT count(*) FROM item_states s
                WHERE s.tenant = @Tenant AND s.user_id = @User AND s.seq > {ItemStateSql.ReadUpTo} AND s.seq <= @UpTo
                AND (s.read_at IS NOT NULL OR {Hides})
                AND ({OwnAcceptedAt} IS NOT NULL OR s.seq > {ItemStateSql.JoinedSeq} AND {EveryonesAcceptedAt} IS NOT NULL))
            + (SELECT count(*) FROM item_states s{database.By(MarkedIndex)}
                WHERE {MarkedUnread} AND s.seq <= @UpTo
                AND (s.seq <= {ItemStateSql.ReadUpTo} OR s.seq <= {ItemStateSql.JoinedSeq} AND {OwnAcceptedAt} IS NULL))
        """;

    private const string AlsoEveryones = """
        (SELECT o.seq FROM audience o
            WHERE o.tenant = @Tenant AND o.key = '*' AND o.seq = a.seq AND o.accepted_at = a.accepted_at)
        """;
}
