using OrleansNotify.Storage;

namespace OrleansNotify.Topics;

internal static class TopicSql
{
    /// <summary>Where a membership that has not ended ends.</summary>
    public const long Open = long.MaxValue;

    // As a literal, so that the partial index serves it.
    private const string IsOpen = "to_seq = 9223372036854775807";

    public const string RangesOf = """
        SELECT key AS Key, from_seq AS After, to_seq AS UpTo FROM topic_members
        WHERE tenant = @Tenant AND user_id = @User
        """;

    public const string List = $"""
        SELECT key AS Key, count(*) AS Members FROM topic_members
        WHERE tenant = @Tenant AND key > @AfterName AND {IsOpen}
        GROUP BY key
        ORDER BY key
        LIMIT @Limit
        """;

    public const string Members = $"""
        SELECT user_id FROM topic_members
        WHERE tenant = @Tenant AND key = @Key AND user_id > @AfterName AND {IsOpen}
        ORDER BY user_id
        LIMIT @Limit
        """;

    public const string Member = $"""
        SELECT user_id FROM topic_members
        WHERE tenant = @Tenant AND key = @Key AND user_id = @User AND {IsOpen}
        """;

    public const string Leave = $"""
        UPDATE topic_members SET to_seq = @seq
        WHERE tenant = @tenant AND user_id = @user AND key = @key AND {IsOpen}
        """;

    public const string Join = $"""
        INSERT INTO topic_members (tenant, user_id, key, from_seq, to_seq)
        SELECT @tenant, @user, @key, @seq, 9223372036854775807
        WHERE NOT EXISTS (
            SELECT 1 FROM topic_members WHERE tenant = @tenant AND user_id = @user AND key = @key AND {IsOpen})
        """;

    public static string FullOf(Database database) => $"""
        SELECT user_id FROM topic_members
        WHERE tenant = @Tenant AND user_id {database.OneOf("Users")}
        GROUP BY user_id
        HAVING count(*) >= @Limit
        ORDER BY user_id
        LIMIT 1
        """;
}
