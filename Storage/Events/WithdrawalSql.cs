using OrleansNotify.Storage;

namespace OrleansNotify.Events;

internal static class WithdrawalSql
{
    /// <summary>What <see cref="HideFromAll"/> returns for a key beside which others show the event.</summary>
    public const string Shared = "";

    public const string EmptyAudience = """
        UPDATE events SET audience = '[]'
        WHERE tenant = @Tenant AND seq = @Seq AND accepted_at = @AcceptedAt
        """;

    public const string States = """
        DELETE FROM item_states WHERE tenant = @Tenant AND seq = @Seq
        """;

    /// <summary>Withdrawals of one tenant, and changes of its inboxes beside them, follow each other.</summary>
    public static string LockOf(string tenant) => $"withdrawals/{tenant}";

    /// <returns>The keys that the event was the only one of its persons by, and <see cref="Shared"/> for each other.</returns>
    public static string HideFromAll(Database database) => $"""
        DELETE FROM audience
        WHERE tenant = @Tenant AND key {database.OneOf("Keys")} AND seq = @Seq AND accepted_at = @AcceptedAt
        RETURNING CASE WHEN is_shared = 0 THEN key ELSE '{Shared}' END
        """;
}
