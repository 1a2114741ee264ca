using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Counting by ranks: every thousandth row of a key says how many there are up to it, so that a range is counted from two of these and
/// at most a thousand rows at each end. Rows of events that another key may show to the same person are not among the counted.
/// </summary>
internal static class RankSql
{
    public const int Every = 1_000;

    public const string Last = """
        SELECT seq AS Seq, ranked AS Ranked FROM audience_ranks
        WHERE tenant = @Tenant AND key = @Key
        ORDER BY seq DESC
        LIMIT 1
        """;

    public const string Add = """
        INSERT INTO audience_ranks (tenant, key, seq, ranked)
        SELECT @Tenant, @Key, seq, @Ranked + counted
        FROM (
            SELECT seq, row_number() OVER (ORDER BY seq) AS place, count(*) FILTER (WHERE is_shared = 0) OVER (ORDER BY seq) AS counted
            FROM (
                SELECT seq, is_shared FROM audience
                WHERE tenant = @Tenant AND key = @Key AND seq > @Seq
                ORDER BY seq
                LIMIT @Limit) unranked
        ) numbered
        WHERE place % @Every = 0
        """;

    public const string Outdated = """
        DELETE FROM audience_ranks WHERE (tenant, key, seq) IN (
            SELECT r.tenant, r.key, r.seq
            FROM log_heads h
            JOIN audience_ranks r ON r.tenant = h.tenant AND r.seq < h.oldest_seq
            LIMIT @Limit)
        """;

    /// <summary>Who counts for later shares it, so that withdrawals of the tenant, which take it alone, come before or after.</summary>
    public static string LockOf(string tenant) => $"ranks/{tenant}";

    public static string Lower(Database database) => $"""
        UPDATE audience_ranks SET ranked = ranked - 1
        WHERE tenant = @Tenant AND key {database.OneOf("Keys")} AND seq >= @Seq
        """;

    /// <summary>How many rows a key has in a range, but for those before its first rank and after its last.</summary>
    public static string Count(KeySpan span) => $"""
        coalesce({Edge(span, "ranked", "DESC")} - {Edge(span, "ranked", "")}, 0)
        """;

    /// <summary>How many rows beside <see cref="Count"/> have to be read one by one.</summary>
    public static string CountEnds(KeySpan span) => $"""
        (SELECT count(*) FROM audience a
            WHERE a.tenant = @Tenant AND a.key = {span.Key} AND a.is_shared = 0
            AND a.seq > {span.After} AND a.seq <= (SELECT coalesce({Edge(span, "seq", "")}, {span.UpTo})))
        + (SELECT count(*) FROM audience a
            WHERE a.tenant = @Tenant AND a.key = {span.Key} AND a.is_shared = 0
            AND a.seq > {Edge(span, "seq", "DESC")} AND a.seq <= {span.UpTo})
        """;

    private static string Edge(KeySpan span, string column, string order) => $"""
        (SELECT r.{column} FROM audience_ranks r
            WHERE r.tenant = @Tenant AND r.key = {span.Key} AND r.seq > {span.After} AND r.seq <= {span.UpTo}
            ORDER BY r.seq {order} LIMIT 1)
        """;
}
