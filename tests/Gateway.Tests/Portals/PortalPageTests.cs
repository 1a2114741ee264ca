using OrleansNotify.Running;

namespace OrleansNotify.Portals;

/// <summary>How a tenant has its portal look, and whose pages may frame it.</summary>
public abstract class PortalPageTests(Store store) : IDisposable
{
    private const string Saved = """{"name":" Acme & Co ","accent":"#1D4ED8","frameOrigins":["https://App.Example.com/","https://app.example.com","http://localhost:8080"],"version":0}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-").FullName;

    private Server Server => store.Server;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task OnlyItsOwnTenantsPageSaysWhoMayFrameIt()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), "<base href=\"/app/\" />");
        await using var server = await store.Start(("DASHBOARD_DIR", _folder));
        var (tenant, other) = (await server.NewTenant(), await server.NewTenant());
        var saved = await server.Put("/v1/settings/portal", Saved, tenant.ApiKey);
        Assert.True(saved.Status == 200, saved.Body);
        Assert.Equal("""{"name":"Acme & Co","accent":"#1d4ed8","frameOrigins":["https://app.example.com","http://localhost:8080"],"version":1,"logo":null}""", saved.Body.Replace("\\u0026", "&", StringComparison.Ordinal));

        Assert.Contains("; frame-ancestors https://app.example.com http://localhost:8080", await Policy(server, $"/t/{tenant.Name}/app/portal"), StringComparison.Ordinal);
        foreach (var page in (string[])[$"/t/{other.Name}/app/portal", "/app/portal", "/app/", "/app/webhooks", "/app/login"])
        {
            Assert.EndsWith("frame-ancestors 'none'", await Policy(server, page), StringComparison.Ordinal);
        }

        Assert.Equal(404, (await server.Get("/t/no-such-tenant/app/portal", null, ("Accept", "text/html"))).Status);
        Assert.Contains("<base href=\"../../../app/\"", (await server.Get($"/t/{tenant.Name}/app/portal", null, ("Accept", "text/html"))).Body, StringComparison.Ordinal);
        Assert.Single((await tenant.Get("/v1/activity?action=portal.changed")).Json.GetProperty("items").EnumerateArray());
    }

    [SkippableFact]
    public async Task WhatWasChangedSinceIsNotOverwritten()
    {
        var tenant = await Server.NewTenant();
        await Server.Put("/v1/settings/portal", Saved, tenant.ApiKey);

        (await Server.Put("/v1/settings/portal", """{"name":"Late","version":0}""", tenant.ApiKey)).Refuses(409, "version_conflict");

        Assert.Equal("Acme & Co", (await tenant.Get("/v1/settings/portal")).Json.GetProperty("name").GetString());
    }

    [SkippableTheory]
    [InlineData("""{"accent":"#ffff00"}""", "accent_contrast")]
    [InlineData("""{"accent":"#777777"}""", "accent_contrast")]
    [InlineData("""{"accent":"red"}""", "accent_invalid")]
    [InlineData("""{"accent":"#1d4ed8;x"}""", "accent_invalid")]
    [InlineData("""{"name":"a\nb"}""", "name_invalid")]
    [InlineData("""{"name":"0123456789012345678901234567890123456789012345678901234567890"}""", "name_invalid")]
    [InlineData("""{"frameOrigins":["http://app.example.com"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":["https://a.example; script-src *"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":["https://a;b"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":["*"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":["https://*.example.com"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":["chrome-extension://*"]}""", "origin_invalid")]
    [InlineData("""{"frameOrigins":[null]}""", "origin_invalid")]
    public async Task APageThatCannotBeShownIsRefused(string body, string code)
        => (await Server.Put("/v1/settings/portal", body, (await Server.NewTenant()).ApiKey)).Refuses(422, code);

    [SkippableFact]
    public async Task TheExchangeTellsTheNameAndTheColour()
    {
        var tenant = await Server.NewTenant();
        await Server.Put("/v1/settings/portal", Saved, tenant.ApiKey);
        var url = (await tenant.Call("/v1/portal-links", """{"consumer":"ann@example.org"}""")).Json.GetProperty("url").GetString()!;
        Assert.Contains($"/t/{tenant.Name}/app/portal#", url, StringComparison.Ordinal);

        var opened = await Server.Post($"/t/{tenant.Name}/auth/portal", $$"""{"code":"{{url.Split('#')[1]}}"}""");

        Assert.Equal(("Acme & Co", "#1d4ed8"), (opened.Json.GetProperty("name").GetString(), opened.Json.GetProperty("accent").GetString()));
    }

    private static async Task<string> Policy(Server server, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Accept", "text/html");
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return response.Headers.GetValues("Content-Security-Policy").Single();
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePortalPageTests(SqliteStore store) : PortalPageTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPortalPageTests(PostgresStore store) : PortalPageTests(store);
