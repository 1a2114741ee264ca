using Npgsql;

namespace OrleansNotify.Storage.Postgres;

/// <summary>The operator's connection string, as keywords or as a <c>postgres://user:password@host:port/database?key=value</c> URL, with what the log needs.</summary>
internal static class PostgresConnectionString
{
    // Every query here takes a page by an index, in its order, and looks up its rows one by one. On small or stale statistics the
    // planner may prefer to hash or merge a tenant's whole log with a page of twenty, or to collect and sort all that a filter meets;
    // without those scans, joins, bitmaps and sorts (where there is another way) it has no such choice. Then the values do not change the
    // plan, and one plan for all of them saves a millisecond of planning over the partitions a call. A join or sort that remains has
    // a cost beyond measure for being switched off, which would have every such statement compiled, half a second each: no JIT.
    // A process that stands still, or is cut off, in the middle of a transaction must not hold a log's head until it is back.
    private const string Session =
        "-c synchronous_commit=on -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c enable_sort=off"
        + " -c plan_cache_mode=force_generic_plan -c jit=off -c idle_in_transaction_session_timeout=4000";

    /// <summary>
    /// How a session's application name ends. PostgreSQL shows it to others, who see by it that this process says whose rows its statements are
    /// for.
    /// </summary>
    public const string Mark = " (scoped)";

    // PostgreSQL keeps 63 bytes.
    private const int LongestName = 40;

    public static string Of(StorageOptions options)
    {
        var settings = Parse(options.PostgresConnectionString);
        settings.MaxPoolSize = options.PostgresPoolSize;
        settings.Multiplexing = false;
        // Nothing here leaves anything on a session, and the reset would be five statements before every append.
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = 50;
        settings.AutoPrepareMinUsages = 2;
        settings.ApplicationName = Name(settings, "");
        settings.Options = $"{settings.Options} {Session}".Trim();
        return settings.ConnectionString;
    }

    /// <summary>A reader, a writer and one to spare, without what suits the stores' statements only.</summary>
    public static string OfMembership(StorageOptions options)
    {
        var settings = Parse(options.PostgresConnectionString);
        (settings.MinPoolSize, settings.MaxPoolSize) = (0, 3);
        settings.Multiplexing = false;
        settings.ApplicationName = Name(settings, " membership");
        return settings.ConnectionString;
    }

    private static string Name(NpgsqlConnectionStringBuilder settings, string use)
    {
        var name = settings.ApplicationName ?? "orleans-notify";
        return $"{name[..Math.Min(name.Length, LongestName)]}{use}{Mark}";
    }

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return IsUrl(text) ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Without the text, which holds a password.
            throw new StoreUnavailableException(
                "The address of PostgreSQL is neither postgres://user:password@host/database nor Npgsql's Host=…;Database=…", e);
        }
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var login = url.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = url.IdnHost.Trim('[', ']'),
            Port = url.Port > 0 ? url.Port : NpgsqlConnection.DefaultPort,
            Username = Uri.UnescapeDataString(login[0]),
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(settings, pair.Split('=', 2));
        }

        return settings;
    }

    // libpq's names, as they stand in URLs that hosting providers hand out.
    private static void Set(NpgsqlConnectionStringBuilder settings, string[] pair)
    {
        var value = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        var name = pair[0] switch
        {
            "sslmode" => "SSL Mode",
            "application_name" => "Application Name",
            "connect_timeout" => "Timeout",
            "options" => "Options",
            "host" => "Host",
            "channel_binding" => "Channel Binding",
            var other => other,
        };
        settings[name] = name == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
    }
}
