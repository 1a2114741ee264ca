using System.Globalization;

namespace OrleansNotify.Processes;

/// <summary>The environment of a process under test: limits that are per client address would count all of a test as one client.</summary>
internal static class ServerSettings
{
    public const string WebhookToken = "system-tests-webhook-token";
    public const string ApiKey = "system-tests-api-key";
    public const string AdminToken = "system-tests-admin-token-of-the-operator";

    /// <param name="database">PostgreSQL; empty for SQLite in the folder.</param>
    public static Dictionary<string, string> Gateway(int port, string folder, string database = "") => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["HOST"] = "127.0.0.1",
        ["DATA_DIR"] = folder,
        ["DATABASE_URL"] = database,
        ["WEBHOOK_TOKEN"] = WebhookToken,
        ["API_KEY"] = ApiKey,
        ["ADMIN_TOKEN"] = AdminToken,
        ["RATE_LIMIT"] = "100000",
        ["OTP_PER_IP_HOUR"] = "100000",
        ["OTP_PER_TENANT_HOUR"] = "100000",
        ["OTP_FAILURES_PER_TENANT_DAY"] = "100000",
        ["CALLS_PER_SECOND"] = "100000",
        ["CHANGES_PER_MINUTE"] = "100000",
        ["SOCKETS_PER_IP"] = "100000",
        ["SOCKETS_PER_USER"] = "1000",
    };

    /// <summary>As <see cref="Gateway"/>, where one person signs in again and again.</summary>
    public static Dictionary<string, string> OfOftenSignedIn(int port, string folder, string database) => new(Gateway(port, folder, database))
    {
        ["OTP_PER_ADDRESS_30S"] = "1000",
        ["OTP_PER_ADDRESS_HOUR"] = "1000",
        ["OTP_PER_ADDRESS_DAY"] = "1000",
        ["OTP_PER_USER_HOUR"] = "100000",
        ["OTP_PER_USER_DAY"] = "100000",
    };
}
