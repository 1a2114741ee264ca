using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

internal static class WindowSql
{
    public static string Of(Database database) => $"""
        SELECT address AS Address, until AS Until FROM whatsapp_windows
        WHERE tenant = @Tenant AND address {database.OneOf("Addresses")}
        """;

    public static string Open(Database database) => $"""
        INSERT INTO whatsapp_windows (tenant, address, until) VALUES (@Tenant, @Address, @Until)
        ON CONFLICT (tenant, address) DO UPDATE SET until = {database.Largest("excluded.until", "whatsapp_windows.until")}
        """;
}
