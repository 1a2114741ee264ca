namespace OrleansNotify.Sessions;

internal static class OtpSql
{
    public const string AsksOfUser = """
        SELECT created_at AS At, used_at AS UsedAt FROM otp_challenges
        WHERE tenant = @Tenant AND user_id = @User AND created_at >= @Since
        ORDER BY created_at DESC
        """;

    public const string AsksOfAddress = """
        SELECT created_at FROM otp_challenges
        WHERE client_address = @ClientAddress AND created_at >= @Since
        ORDER BY created_at DESC
        """;

    public const string SupersedeOlder = """
        UPDATE otp_challenges SET superseded_at = @CreatedAt
        WHERE tenant = @Tenant AND user_id = @User AND superseded_at IS NULL AND used_at IS NULL
        """;

    public const string Issue = """
        INSERT INTO otp_challenges (
            challenge_id, tenant, user_id, code_hash, client_address, created_at, expires_at, guesses)
        VALUES (@ChallengeId, @Tenant, @User, @CodeHash, @ClientAddress, @CreatedAt, @ExpiresAt, @Guesses)
        """;

    public const string Use = """
        UPDATE otp_challenges SET used_at = @Now
        WHERE challenge_id = @ChallengeId AND used_at IS NULL AND superseded_at IS NULL
        RETURNING tenant AS Tenant, user_id AS "User"
        """;

    public const string Prune = """
        DELETE FROM otp_challenges WHERE created_at < @Before
        """;
}
