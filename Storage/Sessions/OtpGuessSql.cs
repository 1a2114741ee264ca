namespace OrleansNotify.Sessions;

internal static class OtpGuessSql
{
    public const string Record = """
        INSERT INTO otp_guesses (tenant, user_id, client_address, at) VALUES (@Tenant, @User, @ClientAddress, @Now)
        """;

    public const string CountOfUser = """
        SELECT count(*) FROM otp_guesses WHERE tenant = @Tenant AND user_id = @User AND at >= @Since
        """;

    /// <summary>Silos of the version before do not say where a guess came from: theirs count against every client.</summary>
    public const string CountOfClient = """
        SELECT count(*) FROM otp_guesses
        WHERE tenant = @Tenant AND user_id = @User AND at >= @Since AND client_address IN (@ClientAddress, '')
        """;

    public const string CountOfTenant = """
        SELECT count(*) FROM otp_guesses WHERE tenant = @Tenant AND at >= @Since
        """;

    public const string Forgive = """
        DELETE FROM otp_guesses WHERE tenant = @Tenant AND user_id = @User
        """;

    public const string Prune = """
        DELETE FROM otp_guesses WHERE at < @Before
        """;
}
