using OrleansNotify.Running;

namespace OrleansNotify.Tenants;

/// <summary>The default tenant has settings of two hands: the environment's, and those of its people.</summary>
public abstract class DefaultSettingsTests(Store store)
{
    [SkippableFact]
    public async Task WhatPeopleSetOutlivesARestartUntilTheEnvironmentSaysSomethingElse()
    {
        await using var server = await store.Start(("ALLOWED_ORIGINS", "https://first.example"));
        var key = (await server.Post("/v1/admin/tenants/default/api-keys", """{"name":"tests"}""", Server.AdminToken)).Json.GetProperty("key").GetString()!;
        const string people = """{"origins":["https://people.example"],"emailDomains":["people.example"]}""";
        Assert.Equal(200, (await server.Send(HttpMethod.Patch, "/v1/settings", people, key)).Status);

        await server.StartAgain();
        var restarted = await Settings(server, key);
        await server.StartAgain(("ALLOWED_ORIGINS", "https://second.example"));
        var declared = await Settings(server, key);

        Assert.Equal(("https://people.example", "people.example"), restarted);
        Assert.Equal(("chrome-extension://*,https://second.example", "people.example"), declared);
    }

    private static async Task<(string Origins, string Domains)> Settings(Server server, string key)
    {
        var shown = (await server.Get("/v1/settings", key)).Json;
        string All(string name) => string.Join(',', shown.GetProperty(name).EnumerateArray().Select(item => item.GetString()));
        return (All("origins"), All("emailDomains"));
    }
}

[Collection(ApartOnSqlite.Name)]
public sealed class SqliteDefaultSettingsTests(SqliteStore store) : DefaultSettingsTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresDefaultSettingsTests(PostgresStore store) : DefaultSettingsTests(store);
