using System.Text;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Portals;

/// <summary>The logo that a tenant's portal shows.</summary>
public abstract class PortalLogoTests(Store store)
{
    private const string Image = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAMklEQVR4AezSsQkAAAgDQXEBN7V0fR0hVSpfsAsEjmRNr/MzzEeBBIYIIikgA6zoAdEBAAD//9oHa74AAAAGSURBVAMAjnYu0RFLVeoAAAAASUVORK5CYII=";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task ItIsServedAsThePictureThatItsBytesAreAndNothingElse()
    {
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());

        var saved = await Save(tenant, Image, " Acme ");

        Assert.True(saved.Status == 200, saved.Body);
        var (logo, name) = (saved.Json.GetProperty("logo"), tenant.Name);
        Assert.Equal(("image/png", 24, 16, "Acme"), (logo.GetProperty("mediaType").GetString(), logo.GetProperty("width").GetInt32(), logo.GetProperty("height").GetInt32(), logo.GetProperty("alt").GetString()));
        using var shown = await Server.Http.GetAsync($"/t/{name}/app/portal/logo");
        Assert.Equal(Convert.FromBase64String(Image), await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", shown.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(404, (await Server.Get($"/t/{other.Name}/app/portal/logo")).Status);
        Assert.Equal(304, (await Server.Get($"/t/{name}/app/portal/logo", null, ("If-None-Match", shown.Headers.ETag!.ToString()))).Status);
    }

    [SkippableFact]
    public async Task TheExchangeNamesItUntilItIsRemoved()
    {
        var tenant = await Server.NewTenant();
        await Save(tenant, Image, null);

        Assert.Equal("", (await Open(tenant)).GetProperty("logo").GetProperty("alt").GetString());
        Assert.Equal(200, (await Server.Send(HttpMethod.Delete, "/v1/settings/portal/logo", null, tenant.ApiKey)).Status);

        Assert.Equal(JsonValueKind.Null, (await Open(tenant)).GetProperty("logo").ValueKind);
        Assert.Equal(404, (await Server.Get($"/t/{tenant.Name}/app/portal/logo")).Status);
    }

    [SkippableTheory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a")]
    [InlineData("\u0089PNG\r\n\u001a\n<html>")]
    [InlineData("")]
    public async Task WhatIsNoPictureIsRefused(string bytes)
        => (await Save(await Server.NewTenant(), Convert.ToBase64String(Encoding.Latin1.GetBytes(bytes)), null)).Refuses(422, "logo_invalid");

    [SkippableFact]
    public async Task BytesAndPixelsAreBounded()
    {
        var tenant = await Server.NewTenant();
        var wide = Convert.FromBase64String(Image);
        wide[18] = 0x10;

        (await Save(tenant, Convert.ToBase64String(wide), null)).Refuses(422, "logo_invalid");
        (await Save(tenant, Convert.ToBase64String(new byte[LogoImage.MaxBytes + 1]), null)).Refuses(422, "logo_invalid");
        (await Save(tenant, "no base64!", null)).Refuses(422, "logo_invalid");
        (await Save(tenant, Image, new string('a', 121))).Refuses(422, "alt_invalid");
        (await Save(tenant, Convert.ToBase64String(new byte[2 * LogoImage.MaxBytes]), null)).Refuses(413, "body_too_large");

        Assert.Equal(JsonValueKind.Null, (await tenant.Get("/v1/settings/portal")).Json.GetProperty("logo").ValueKind);
    }

    private Task<Answer> Save(Tenant tenant, string image, string? alt)
        => Server.Put("/v1/settings/portal/logo", JsonSerializer.Serialize(new { image, alt }), tenant.ApiKey);

    private async Task<JsonElement> Open(Tenant tenant)
    {
        var url = (await tenant.Call("/v1/portal-links", """{"consumer":"ann@example.org"}""")).Json.GetProperty("url").GetString()!;
        return (await Server.Post($"/t/{tenant.Name}/auth/portal", $$"""{"code":"{{url.Split('#')[1]}}"}""")).Json;
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePortalLogoTests(SqliteStore store) : PortalLogoTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPortalLogoTests(PostgresStore store) : PortalLogoTests(store);
