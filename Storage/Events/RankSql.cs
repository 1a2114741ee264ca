using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>
/// Counting by ranks: every thousandth row of a key says how many there are up to it, so that a range is counted from two of these and
/// at most a thousand rows at each end. Rows that another key of theirs may show as well are not in it.
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
        SELECT @Tenant, @Key, seq, @Ranked + place
        FROM (
            SELECT seq, row_number() OVER (ORDER BY seq) AS place
            FROM (
                SELECT seq FROM audience
                WHERE tenant = @Tenant AND key = @Key AND is_shared = 0 AND seq > @Seq
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

    /// <summary>Ranking and withdrawing of one tenant follow each other.</summary>
    public static string LockOf(string tenant) => $"ranks/{tenant}";

    public static string Lower(Database database) => $"""
        UPDATE audience_ranks SET ranked = ranked - 1
        WHERE tenant = @Tenant AND key {database.OneOf("Keys")} AND seq >= @Seq
        """;

    /// <summary>How many rows a key has where <paramref name="range"/> holds.</summary>
    /// <param name="key">The parameter with the key.</param>
    /// <param name="range">Of any alias's <c>seq</c>.</param>
    public static string Count(string key, Func<string, string> range) => $"""
        coalesce({Edge(key, range, "ranked", "DESC")} - {Edge(key, range, "ranked", "")}, 0)
        """;

    /// <summary>How many rows beside <see cref="Count"/> have to be read one by one.</summary>
    /// <inheritdoc cref="Count"/>
    public static string CountEnds(string key, Func<string, string> range) => $"""
        (SELECT count(*) FROM audience a
            WHERE a.tenant = @Tenant AND a.key = {key} AND a.is_shared = 0 AND {range("a")}
            AND a.seq <= coalesce({Edge(key, range, "seq", "")}, 9223372036854775807))
        + (SELECT count(*) FROM audience a
            WHERE a.tenant = @Tenant AND a.key = {key} AND a.is_shared = 0 AND {range("a")}
            AND a.seq > {Edge(key, range, "seq", "DESC")})
        """;

    private static string Edge(string key, Func<string, string> range, string column, string order) => $"""
        (SELECT r.{column} FROM audience_ranks r
            WHERE r.tenant = @Tenant AND r.key = {key} AND {range("r")}
            AND r.seq >= coalesce((SELECT h.oldest_seq FROM log_heads h WHERE h.tenant = @Tenant), 1)
            ORDER BY r.seq {order} LIMIT 1)
        """;
}
