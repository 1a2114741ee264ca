using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

/// <summary>Where things are kept.</summary>
public sealed class StoreOptions
{
    /// <summary>Folder of the SQLite file and of the key file. Default <c>./data</c>.</summary>
    [ConfigurationKeyName("DATA_DIR"), Required]
    public string DataDirectory { get; set; } = "./data";

    /// <summary>PostgreSQL, as <c>postgres://user:password@host/database</c> or Npgsql keywords. Empty: SQLite. Default empty.</summary>
    [ConfigurationKeyName("DATABASE_URL")]
    public string DatabaseUrl { get; set; } = "";

    /// <summary>Most connections of one process to PostgreSQL. Default 20.</summary>
    [ConfigurationKeyName("DATABASE_POOL"), Range(2, 1000)]
    public int DatabasePool { get; set; } = 20;

    /// <summary>The server's key, 32 bytes in base64; the same in every process of a cluster. Empty: a file in <c>DATA_DIR</c>. Default empty.</summary>
    [ConfigurationKeyName("SECRET_KEY")]
    public string SecretKey { get; set; } = "";

    /// <summary>
    /// Earlier values of <c>SECRET_KEY</c>, separated by commas, which still open what was sealed with them. At its start the server seals all
    /// of it with the new key; when the log says that this is done, remove them. To replace a key file, rename it to <c>secret.key.previous</c>.
    /// Default empty.
    /// </summary>
    [ConfigurationKeyName("SECRET_KEY_PREVIOUS")]
    public string SecretKeyPrevious { get; set; } = "";

    /// <summary>How long events are kept. Default 30 days.</summary>
    [ConfigurationKeyName("RETENTION"), Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
