namespace OrleansNotify.Sessions;

internal static class OtpGuessSql
{
    /// <summary>The whole defence against guessing: the condition and the count are one statement, so parallel guesses cannot pass each other.</summary>
    public const string Take = """
        UPDATE otp_challenges SET guesses = guesses + 1
        WHERE tenant = @Tenant AND user_id = @User
            AND (CAST(@ChallengeId AS text) IS NULL OR challenge_id = @ChallengeId)
            AND superseded_at IS NULL AND used_at IS NULL AND expires_at > @Now AND guesses < @MaxGuesses
        RETURNING challenge_id AS ChallengeId, code_hash AS CodeHash
        """;

    public const string Record = """
        INSERT INTO otp_guesses (tenant, user_id, at) VALUES (@Tenant, @User, @Now)
        """;

    public const string CountFailed = """
        SELECT count(*) FROM otp_guesses WHERE tenant = @Tenant AND user_id = @User AND at >= @Since
        """;

    public const string Forgive = """
        DELETE FROM otp_guesses WHERE tenant = @Tenant AND user_id = @User
        """;

    public const string Prune = """
        DELETE FROM otp_guesses WHERE at < @Before
        """;
}
