using OrleansNotify.Storage;

namespace OrleansNotify.People;

internal static class AddressSql
{
    private const string Members = "person_id text, channel bigint, address text, is_valid bigint, verified_at bigint, whats_app_id text, push_keys text, "
        + "created_at bigint";

    public const string Having = """
        SELECT person_id FROM addresses
        WHERE tenant = @Tenant AND channel = @ChannelNumber AND address = @Address
        ORDER BY person_id
        LIMIT 100
        """;

    public const string NumberOf = """
        SELECT address FROM addresses WHERE tenant = @Tenant AND whatsapp_id = @WhatsAppId LIMIT 1
        """;

    public const string CountOthers = """
        SELECT count(*) FROM addresses WHERE tenant = @Tenant AND person_id = @Person AND (channel <> @ChannelNumber OR address <> @Address)
        """;

    public const string Remove = """
        DELETE FROM addresses WHERE tenant = @Tenant AND person_id = @Person AND channel = @ChannelNumber AND address = @Address
        """;

    public const string RemoveAll = """
        DELETE FROM addresses WHERE tenant = @Tenant AND person_id = @Person
        """;

    public const string RemoveEverywhere = """
        DELETE FROM addresses WHERE tenant = @Tenant AND channel = @ChannelNumber AND address = @Address
        """;

    /// <summary>Of WhatsApp (2) alone.</summary>
    public const string NoteWhatsAppId = """
        UPDATE addresses SET whatsapp_id = @WhatsAppId
        WHERE tenant = @Tenant AND channel = 2 AND address = @Number AND (whatsapp_id IS NULL OR whatsapp_id <> @WhatsAppId)
        """;

    public static string OfPeople(Database database) => $"""
        SELECT person_id AS PersonId, channel AS Channel, address AS Address, is_valid AS IsValid, verified_at AS VerifiedAt,
            whatsapp_id AS WhatsAppId, push_keys AS PushKeys, created_at AS CreatedAt
        FROM addresses
        WHERE tenant = @Tenant AND person_id {database.OneOf("People")}
        ORDER BY person_id, channel, address
        """;

    /// <summary>What these people have and is not in the batch.</summary>
    public static string RemoveOthers(Database database) => $"""
        DELETE FROM addresses
        WHERE tenant = @Tenant AND person_id {database.OneOf("People")}
            AND NOT EXISTS (
                SELECT 1 FROM {database.RowsOf("Rows", Members)}
                WHERE r.person_id = addresses.person_id AND r.channel = addresses.channel AND r.address = addresses.address)
        """;

    public static string Save(Database database) => $"""
        INSERT INTO addresses (tenant, person_id, channel, address, is_valid, verified_at, whatsapp_id, push_keys, created_at)
        SELECT @Tenant, r.person_id, r.channel, r.address, r.is_valid, r.verified_at, r.whats_app_id, r.push_keys, r.created_at
        FROM {database.RowsOf("Rows", Members)}
        WHERE true
        ON CONFLICT (tenant, person_id, channel, address) DO UPDATE SET
            is_valid = excluded.is_valid, verified_at = coalesce(excluded.verified_at, addresses.verified_at),
            push_keys = coalesce(excluded.push_keys, addresses.push_keys)
        """;
}
