namespace OrleansNotify.Sessions;

internal static class OtpSql
{
    public const string AsksOfUser = """
        SELECT created_at AS At, used_at AS UsedAt, client_address AS ClientAddress FROM otp_challenges
        WHERE tenant = @Tenant AND user_id = @User AND created_at >= @OfUser
        ORDER BY created_at DESC
        """;

    public const string AsksOfAddress = """
        SELECT created_at FROM otp_challenges
        WHERE client_address = @ClientAddress AND created_at >= @OfOthers AND used_at IS NULL
        ORDER BY created_at DESC
        """;

    public const string AsksOfTenant = """
        SELECT created_at FROM otp_challenges
        WHERE tenant = @Tenant AND created_at >= @OfOthers AND used_at IS NULL
        ORDER BY created_at DESC
        """;

    /// <summary>Those that silos of the version before issued; those of this one are from the start.</summary>
    public const string SupersedeOlder = """
        UPDATE otp_challenges SET superseded_at = @Now
        WHERE tenant = @Tenant AND user_id = @User AND superseded_at IS NULL AND used_at IS NULL
        """;

    /// <summary>Superseded from the start, as an older silo would judge guesses by it: it has no code.</summary>
    public const string Ask = """
        INSERT INTO otp_challenges (
            challenge_id, tenant, user_id, code_hash, client_address, created_at, expires_at, guesses, superseded_at)
        VALUES (@ChallengeId, @Tenant, @User, '', @ClientAddress, @CreatedAt, @ExpiresAt, 0, @CreatedAt)
        """;

    public const string Use = """
        UPDATE otp_challenges SET used_at = @Now WHERE challenge_id = @ChallengeId AND used_at IS NULL
        """;

    /// <summary>Nothing in the state of somebody who has not asked since then is good for anything. A row that was only cleared would stay for ever.</summary>
    public const string PruneStates = $"""
        DELETE FROM grain_state WHERE state_name = '{OtpAsk.StateName}' AND grain_id IN (
            SELECT 'user/' || c.tenant || '/' || c.user_id FROM otp_challenges c
            WHERE c.created_at < @Before AND NOT EXISTS (
                SELECT 1 FROM otp_challenges later
                WHERE later.tenant = c.tenant AND later.user_id = c.user_id AND later.created_at >= @Before))
        """;

    public const string Prune = """
        DELETE FROM otp_challenges WHERE created_at < @Before
        """;
}
