using OrleansNotify.Storage;

namespace OrleansNotify.Events;

internal static class WithdrawalSql
{
    public const string EmptyAudience = """
        UPDATE events SET audience = '[]'
        WHERE tenant = @Tenant AND seq = @Seq AND accepted_at = @AcceptedAt
        """;

    public static string HideFromAll(Database database) => $"""
        DELETE FROM audience
        WHERE tenant = @Tenant AND key {database.OneOf("Keys")} AND seq = @Seq AND accepted_at = @AcceptedAt
        """;
}
