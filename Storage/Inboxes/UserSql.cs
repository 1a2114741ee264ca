namespace OrleansNotify.Inboxes;

internal static class UserSql
{
    public const string Ensure = """
        INSERT INTO users (tenant, user_id, joined_seq, read_up_to, version, created_at)
        VALUES (@Tenant, @User, @JoinedSeq, 0, 0, @Now)
        ON CONFLICT (tenant, user_id) DO NOTHING
        """;

    public const string Find = $"""
        SELECT {Columns} FROM users
        WHERE tenant = @Tenant AND user_id = @User
        """;

    /// <summary>Takes the user's row, so that changes to one inbox follow each other.</summary>
    public const string RaiseVersion = $"""
        UPDATE users SET version = version + 1
        WHERE tenant = @Tenant AND user_id = @User
        RETURNING {Columns}
        """;

    public const string LowerVersion = """
        UPDATE users SET version = version - 1
        WHERE tenant = @Tenant AND user_id = @User
        """;

    /// <summary>The CASE keeps it at the log's head: what is not accepted yet cannot be read.</summary>
    public const string MoveReadUpTo = """
        UPDATE users SET read_up_to = head.up_to
        FROM (
            SELECT CASE WHEN seq < @UpTo THEN seq ELSE @UpTo END AS up_to FROM log_heads WHERE tenant = @Tenant
        ) head
        WHERE tenant = @Tenant AND user_id = @User AND read_up_to < head.up_to
        RETURNING read_up_to
        """;

    private const string Columns = """
        tenant AS Tenant, user_id AS "User", joined_seq AS JoinedSeq, read_up_to AS ReadUpTo, version AS Version, created_at AS CreatedAt
        """;
}
