namespace OrleansNotify.Channels;

internal static class WaitingMailSql
{
    public const string List = """
        SELECT id AS Id, attempts AS Attempts, next_attempt_at AS NextAttemptAt, expires_at AS ExpiresAt FROM waiting_mail
        WHERE tenant = @Tenant AND channel = @Channel
        ORDER BY id
        """;

    public const string Add = """
        INSERT INTO waiting_mail (tenant, channel, id, attempts, next_attempt_at, expires_at, sealed)
        VALUES (@Tenant, @Channel, @Id, @Attempts, @NextAttemptAt, @ExpiresAt, @Sealed)
        ON CONFLICT (tenant, channel, id) DO NOTHING
        """;

    /// <summary>The attempts and the time are the fence: of two that have seen the same, one gets the mail.</summary>
    public const string Claim = """
        UPDATE waiting_mail SET next_attempt_at = @Until
        WHERE tenant = @Tenant AND channel = @Channel AND id = @Id AND attempts = @Attempts AND next_attempt_at = @NextAttemptAt
        RETURNING sealed
        """;

    public const string Retry = """
        UPDATE waiting_mail SET attempts = @Attempts, next_attempt_at = @NextAttemptAt
        WHERE tenant = @Tenant AND channel = @Channel AND id = @Id
        """;

    public const string Remove = """
        DELETE FROM waiting_mail WHERE tenant = @Tenant AND channel = @Channel AND id = @Id
        """;
}
