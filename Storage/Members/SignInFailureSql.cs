namespace OrleansNotify.Members;

internal static class SignInFailureSql
{
    public const string Add = """
        INSERT INTO sign_in_failures (id, tenant, user_id, network, is_known, at)
        VALUES (@Id, @Tenant, @User, @Network, @Known, @At)
        """;

    public const string OfNetwork = """
        SELECT count(*), max(at) FROM sign_in_failures WHERE network = @Network AND is_known = 0 AND at >= @Since
        """;

    public const string OfMember = """
        SELECT count(*), max(at) FROM sign_in_failures WHERE tenant = @Tenant AND user_id = @User AND is_known = 0 AND at >= @Since
        """;

    public const string OfPlace = """
        SELECT count(*), max(at) FROM sign_in_failures
        WHERE tenant = @Tenant AND user_id = @User AND network = @Network AND is_known = 1 AND at >= @Since
        """;

    public const string Forget = """
        DELETE FROM sign_in_failures WHERE id = @Id
        """;

    public const string Forgive = """
        DELETE FROM sign_in_failures WHERE tenant = @Tenant AND user_id = @User AND network = @Network
        """;

    public const string Prune = """
        DELETE FROM sign_in_failures WHERE at < @Before
        """;
}
