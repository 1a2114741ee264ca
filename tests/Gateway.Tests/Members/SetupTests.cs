using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Members;

/// <summary>The first owner of a server, from the code in its output to the dashboard of the older product.</summary>
public abstract partial class SetupTests(Store store)
{
    private const string Password = "correct-battery-horse 7";

    [SkippableFact]
    public async Task TheFirstOwnerSignsInByTheCodeThatTheServerPrints()
    {
        await using var server = await store.Start();
        var code = await CodeOf(server);
        Assert.True((await server.Get("/auth/state")).Json.GetProperty("needsSetup").GetBoolean());
        (await SetUp(server, "0000-0000-0000-0000")).Refuses(403, "setup_code_invalid");
        (await SetUp(server, code, "password1234")).Refuses(422, "password_invalid");

        var made = await SetUp(server, code);

        Assert.True(made.Status == 201, made.Body);
        Assert.Equal("owner", made.Json.GetProperty("user").GetProperty("role").GetString());
        Assert.False((await server.Get("/auth/state")).Json.GetProperty("needsSetup").GetBoolean());
        (await SetUp(server, code)).Refuses(404, "not_found");
        await server.StartAgain();
        (await SetUp(server, code)).Refuses(404, "not_found");
        Assert.DoesNotContain(code, server.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task TheCodeIsTheSameAfterARestartAndTheOldDashboardsCallsWork()
    {
        await using var server = await store.Start();
        var code = await CodeOf(server);
        await server.StartAgain();
        Assert.Equal(code, await CodeOf(server));
        Assert.Equal(201, (await SetUp(server, code)).Status);

        // As its client does: log in, keep the token, send it with every call.
        var login = await server.Post("/auth/login", $$"""{"email":"Ann@Example.org","password":"{{Password}}"}""");
        Assert.True(login.Status == 200, login.Body);
        var token = login.Json.GetProperty("token").GetString()!;
        Assert.Equal(200, (await server.Get("/webhooks", token)).Status);
        Assert.Equal(404, (await server.Get("/webhooks/none", token)).Status);
        Assert.Equal(200, (await server.Get("/sources", token)).Status);
        Assert.Equal(204, (await server.Post("/auth/logout", null, token)).Status);
        Assert.Equal(401, (await server.Get("/webhooks", token)).Status);
        (await server.Post("/auth/login", """{"email":"ann@example.org","password":"another long one"}""")).Refuses(401, "invalid_credentials");
        (await server.Post("/auth/login", """{"email":"bob@example.org","password":"another long one"}""")).Refuses(401, "invalid_credentials");
    }

    private static Task<Answer> SetUp(Server server, string code, string password = Password)
        => server.Post("/auth/setup", JsonSerializer.Serialize(new { code, email = "ann@example.org", password }));

    private static async Task<string> CodeOf(Server server)
    {
        await Eventually.Holds(() => Code().IsMatch(server.Output), "the server prints its code");
        return Code().Match(server.Output).Groups[1].Value;
    }

    [GeneratedRegex("code is ([0-9A-Z-]{19})")]
    private static partial Regex Code();
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSetupTests(SqliteStore store) : SetupTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSetupTests(PostgresStore store) : SetupTests(store);
