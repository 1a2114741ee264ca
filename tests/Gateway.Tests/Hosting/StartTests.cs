using System.Globalization;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Hosting;

/// <summary>A server that cannot start says why in one line.</summary>
[Collection(ApartOnSqlite.Name)]
public sealed class StartTests(SqliteStore store)
{
    [SkippableTheory]
    [InlineData("PORT", "abc", "broken configuration: PORT is \"abc\"; it must be a whole number")]
    [InlineData("PORT", "0", "broken configuration: PORT must be between 1 and 65535")]
    [InlineData("RATE_LIMIT", "0", "broken configuration: RATE_LIMIT must be between 1 and 1000000")]
    [InlineData("RATE_WINDOW", "soon", "broken configuration: RATE_WINDOW is \"soon\"; it must be a span like 00:15:00 or 30.00:00:00")]
    [InlineData("RETENTION", "00:00:01", "broken configuration: RETENTION must be between 00:01:00 and 3650.00:00:00")]
    [InlineData("HOST", "nowhere.example", "broken configuration: HOST is \"nowhere.example\"; it must be localhost, * or an IP address")]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/99", "broken configuration: TRUSTED_PROXIES has \"10.0.0.0/99\"")]
    [InlineData("EXTENSION_ID", "chrome-extension://abc", "broken configuration: EXTENSION_ID must be the extension's id")]
    [InlineData("SECRET_KEY", "short", "broken configuration: SECRET_KEY must be 32 bytes in base64")]
    [InlineData("SMTP_URL", "localhost:25", "broken configuration: SMTP_URL must look like smtp://")]
    [InlineData("ROLE", "king", "broken configuration: ROLE is single, silo or gateway")]
    [InlineData("ROLE", "gateway", "broken configuration: ")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production", "broken configuration: SENDGRID_API_KEY or SMTP_URL must be set")]
    [InlineData("DATABASE_URL", "postgres://u:secret@127.0.0.1:1/x", "PostgreSQL cannot be reached: ")]
    [InlineData("DATABASE_URL", "nonsense", "The address of PostgreSQL is neither ")]
    [InlineData("DATABASE_URL", "postgres://u:secret@:x", "The address of PostgreSQL is neither ")]
    public Task ABrokenVariableIsNamed(string name, string value, string expected) => Refuses(expected, (name, value));

    [SkippableTheory]
    [InlineData("ADMIN_TOKEN", "x", "broken configuration: ADMIN_TOKEN must have at least 32 characters")]
    [InlineData("WEBHOOK_TOKEN", "REPLACE", "broken configuration: WEBHOOK_TOKEN is the placeholder of an example")]
    public Task AWeakSecretIsNamedInProduction(string name, string value, string expected)
        => Refuses(expected, ("ASPNETCORE_ENVIRONMENT", "Production"), ("SMTP_URL", "smtp://127.0.0.1:1?tls=none"), (name, value));

    [SkippableFact]
    public async Task OutsideDevelopmentNothingOfItIsServedAndTheDomainsThatWereAssumedAreNamed()
    {
        await using var server = await store.Start(("ASPNETCORE_ENVIRONMENT", "Staging"), ("HOST", "127.0.0.1"));

        (await server.Get("/health")).Is(200, Seed.Alive);
        foreach (var path in (string[])["/dev", "/dev/info.json", "/dev/mail", "/dev/mail.json", "/dev/counters.json", "/demo"])
        {
            (await server.Get(path)).Refuses(404, "not_found");
        }

        Assert.Contains("EMAIL_DOMAINS is not set", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task APortInUseIsNamed()
        => Refuses("broken configuration: PORT ", ("PORT", store.Server.Port.ToString(CultureInfo.InvariantCulture)));

    [SkippableFact]
    public async Task ADataFolderThatCannotBeIsNamed()
    {
        var file = Path.GetTempFileName();

        await Refuses($"broken configuration: DATA_DIR: {file} is not writable", ("DATA_DIR", file));
        await Refuses($"broken configuration: DATA_DIR: {file}/data is not writable", ("DATA_DIR", file + "/data"));

        File.Delete(file);
    }

    [SkippableFact]
    public async Task ADatabaseOfANewerProgramIsLeftAlone()
    {
        await using var server = await store.Start();
        await server.Kill();
        await server.Database.Execute("INSERT INTO schema_version (version) VALUES (999)");

        await Refuses("The database has schema version 999, but this program knows versions up to", ("DATA_DIR", server.Database.Folder));
    }

    [SkippableFact]
    public async Task ADatabaseThatIsNoDatabaseIsNamed()
    {
        using var database = await store.NewDatabase();
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "notify.db"), new string('x', 10_000));

        await Refuses("The SQLite file cannot be used: ", ("DATA_DIR", database.Folder));
    }

    [SkippableFact]
    public async Task ProductionWithAProviderStarts()
    {
        await using var server = await store.Start(
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("SMTP_URL", "smtp://127.0.0.1:1?tls=none"), ("HOST", "127.0.0.1"), ("WEBHOOK_TOKEN", ""));

        (await server.Get("/health")).Is(200, Seed.Alive);
        (await server.Get("/dev")).Refuses(404, "not_found");
        (await server.Default.Post("""{"type":"a"}""")).Is(401, Seed.Unauthorized);
        Assert.Contains("WEBHOOK_TOKEN is not set", server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task FilesWithSecretsAreTheServersOwn()
    {
        await using var server = await store.Start(("WEBHOOK_TOKEN", ""));
        await server.Default.SignIn("anna");

        foreach (var file in (string[])["secret.key", "webhook.token", "api.key", "notify.db", "notify.db-wal"])
        {
            var path = Path.Combine(server.Database.Folder, file);
            Assert.True(File.Exists(path), path);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), path);
        }
    }

    [SkippableFact]
    public async Task InDevelopmentATokenIsMadeAndKept()
    {
        await using var server = await store.Start(("WEBHOOK_TOKEN", ""));
        var token = (await server.Get("/dev/info.json")).Json.GetProperty("webhookToken").GetString();
        Assert.Contains($"Authorization: Bearer {token}", server.Output, StringComparison.Ordinal);

        await server.StartAgain();

        (await server.Post("/webhook", """{"type":"a"}""", token)).Is(200, Seed.Received);
    }

    [SkippableFact]
    public async Task FileOfSettingsIsReadAsItIsAndAVariableWinsOverIt()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "# of a file\r\nWEBHOOK_TOKEN=a&b<c>$d`e-0123456789\r\nexport EMAIL_DOMAINS=\"file.example\" # whose\r\nPORT=1\r\n");

        await using var server = await store.Start(("ENV_FILE", path), ("WEBHOOK_TOKEN", ""));

        (await server.Post("/webhook", """{"type":"a"}""", "a&b<c>$d`e-0123456789")).Is(200, Seed.Received);
        (await server.Default.RequestOtp("ann@file.example")).Is(200, Seed.CodeSent);
        File.Delete(path);
    }

    [SkippableFact]
    public Task FileOfSettingsThatIsMissingIsNamed()
        => Refuses("broken configuration: ENV_FILE is \"/nowhere/.env\", which is no file", ("ENV_FILE", "/nowhere/.env"));

    private static async Task Refuses(string expected, params (string Name, string Value)[] settings)
    {
        using var database = Database.NewSqlite();
        var variables = Server.Variables(database, FreePort.Take());
        foreach (var (name, value) in settings)
        {
            variables[name] = value;
        }

        using var process = ServerProcess.Start(variables);

        await process.WaitForExit(TimeSpan.FromSeconds(60));

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith($"orleansnotify: {expected}", process.Errors, StringComparison.Ordinal);
        Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", process.Output + process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", process.Output + process.Errors, StringComparison.Ordinal);
    }
}
