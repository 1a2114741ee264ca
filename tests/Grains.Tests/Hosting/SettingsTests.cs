using Microsoft.Extensions.Configuration;
using OrleansNotify.Channels;
using OrleansNotify.Sessions;

namespace OrleansNotify.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("OTP_GUESSES", "abc", "OTP_GUESSES is \"abc\"; it must be a whole number")]
    [InlineData("OTP_GUESSES", "5.5", "OTP_GUESSES is \"5.5\"; it must be a whole number")]
    [InlineData("OTP_GUESSES", "0", "OTP_GUESSES must be between 1 and 10")]
    [InlineData("OTP_GUESSES", "99999999999", "OTP_GUESSES is \"99999999999\"; it must be a whole number")]
    [InlineData("OTP_LIFETIME", "soon", "OTP_LIFETIME is \"soon\"; it must be a span like 00:15:00 or 30.00:00:00")]
    [InlineData("OTP_LIFETIME", "01:00:00", "OTP_LIFETIME must be between 00:00:10 and 00:10:00")]
    public void ABrokenSessionSettingIsNamedAsTheOperatorWroteIt(string key, string value, string expected)
        => Assert.Equal(expected, MessageOf<SessionOptions>(key, value));

    [Theory]
    [InlineData("SMTP_URL", "localhost", "SMTP_URL must look like smtp://user:password@host:587")]
    [InlineData("SMTP_URL", "smtp://host?tls=off", "SMTP_URL must look like")]
    [InlineData("SMTP_URL", "smtp://host?tsl=none", "SMTP_URL must look like")]
    [InlineData("SMTP_URL", "smtps://host?tls=none", "SMTP_URL must look like")]
    [InlineData("SMTP_URL", "smtp://user:pa#ss@host", "SMTP_URL must look like")]
    [InlineData("MAIL_FROM", "a@b\r\nBcc: c@d", "MAIL_FROM must be an e-mail address")]
    [InlineData("SENDGRID_URL", "nowhere", "SENDGRID_URL")]
    public void ABrokenMailSettingIsNamedAsTheOperatorWroteIt(string key, string value, string expected)
        => Assert.StartsWith(expected, MessageOf<MailOptions>(key, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("ROLE", "king", "ROLE is single, silo or gateway")]
    [InlineData("SILO_PORT", "0", "SILO_PORT must be between 1 and 65535")]
    [InlineData("GRAIN_DIRECTORY", "redis", "GRAIN_DIRECTORY is local or distributed")]
    public void ABrokenClusterSettingIsNamedAsTheOperatorWroteIt(string key, string value, string expected)
        => Assert.Equal(expected, MessageOf<ClusterOptions>(key, value));

    [Theory]
    [InlineData("TLS_CERT")]
    [InlineData("TLS_KEY")]
    [InlineData("TLS_CA")]
    public void OneFileOfTlsNeedsTheOthers(string key)
        => Assert.Equal("TLS_CERT, TLS_KEY and TLS_CA must be set together, or none of them", MessageOf<ClusterTlsOptions>(key, "/tls/some.pem"));

    [Fact]
    public void ASiloIsNamedAsItsPodElseByMachineAndProcess()
    {
        var pod = Settings.Read<ClusterOptions>(Configuration(("POD_NAME", "silo-7c9d-x2x")));
        var process = Settings.Read<ClusterOptions>(Configuration());

        Assert.Equal(("silo-7c9d-x2x", $"{Environment.MachineName}/{Environment.ProcessId}"), (pod.SiloName, process.SiloName));
    }

    [Theory]
    [InlineData("RETENTION", "00:00:59", "RETENTION must be between 00:01:00 and 3650.00:00:00")]
    [InlineData("RETENTION", "-1", "RETENTION must be between 00:01:00 and 3650.00:00:00")]
    [InlineData("DATABASE_POOL", "1", "DATABASE_POOL must be between 2 and 1000")]
    public void ABrokenStoreSettingIsNamedAsTheOperatorWroteIt(string key, string value, string expected)
        => Assert.Equal(expected, MessageOf<StoreOptions>(key, value));

    [Fact]
    public void AnEmptyVariableIsADefault()
    {
        var options = Settings.Read<SessionOptions>(Configuration(("OTP_GUESSES", ""), ("OTP_LIFETIME", "")));

        Assert.Equal((5, TimeSpan.FromMinutes(5)), (options.MaxGuesses, options.CodeLifetime));
    }

    [Theory]
    [InlineData("", "", MailProviderKind.Capture)]
    [InlineData("", "smtp://h", MailProviderKind.Smtp)]
    [InlineData("key", "", MailProviderKind.SendGrid)]
    [InlineData("key", "smtp://h", MailProviderKind.SendGrid)]
    public void TheProviderIsTheOneThatWasConfigured(string key, string smtp, MailProviderKind expected)
        => Assert.Equal(expected, Settings.Read<MailOptions>(Configuration(("SENDGRID_API_KEY", key), ("SMTP_URL", smtp))).Provider);

    [Theory]
    [InlineData("abc")]
    [InlineData("c2hvcnQ=")]
    public void ABrokenSecretKeyIsRefused(string key)
    {
        var e = Assert.Throws<BrokenConfigurationException>(() => SecretKeySetup.Load(key, "", "nowhere"));

        Assert.StartsWith("SECRET_KEY must be 32 bytes in base64", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenPreviousKeyIsRefused()
    {
        var e = Assert.Throws<BrokenConfigurationException>(() => SecretKeySetup.Load(Key(1), $"{Key(2)},abc", "nowhere"));

        Assert.StartsWith("SECRET_KEY_PREVIOUS must be 32 bytes in base64", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PreviousKeysAreReadFromTheEnvironment()
    {
        var keys = SecretKeySetup.Load(Key(1), $" {Key(2)}, {Key(3)} ", "nowhere");

        Assert.Equal([1, 2, 3], keys.Previous.Prepend(keys.Current).Select(key => key.Bytes[0]));
    }

    [Fact]
    public void AKeyFileThatWasRenamedIsAPreviousKeyAndANewOneIsMade()
    {
        var folder = Directory.CreateTempSubdirectory("orleansnotify-").FullName;
        try
        {
            var first = SecretKeySetup.Load("", "", folder).Current.Bytes;
            File.Move(Path.Combine(folder, "secret.key"), Path.Combine(folder, "secret.key.previous"));
            var keys = SecretKeySetup.Load("", Key(9), folder);

            Assert.NotEqual(first, keys.Current.Bytes);
            Assert.Equal([Convert.FromBase64String(Key(9)), first], keys.Previous.Select(key => key.Bytes));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Key(byte first) => Convert.ToBase64String([first, .. new byte[31]]);

    private static string MessageOf<T>(string key, string value) where T : class, new()
        => Assert.Throws<BrokenConfigurationException>(() => Settings.Read<T>(Configuration((key, value)))).Message;

    private static IConfiguration Configuration(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
