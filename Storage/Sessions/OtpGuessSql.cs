namespace OrleansNotify.Sessions;

internal static class OtpGuessSql
{
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
