using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Templates;

[Collection(OnSqlite.Name)]
public sealed class MailFrameTests(SqliteStore store)
{
    private const string Html = "<style>p { color: red }</style>\n<p>Order 7</p>";

    [SkippableFact]
    public async Task OnlyWhatWasRenderedHereIsDrawnAndItRunsNothing()
    {
        var tenant = await store.Server.NewTenant();
        var preview = await tenant.Call("/v1/templates/order.made/email/en/preview", JsonSerializer.Serialize(new { parts = new { subject = "Order", html = Html, text = "Order 7" }, payload = new { } }));
        Assert.True(preview.Status == 200, preview.Body);
        var (html, seal) = (preview.Json.GetProperty("html").GetString()!, preview.Json.GetProperty("seal").GetString()!);

        using var drawn = await Draw(html.ReplaceLineEndings("\r\n"), seal);
        using var forged = await Draw(html + "<h1>Sign in again</h1>", seal);
        using var unsealed = await Draw(html, "");

        Assert.Contains("Order 7", await drawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = Assert.Single(drawn.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-", policy, StringComparison.Ordinal);
        Assert.Equal((403, 403), ((int)forged.StatusCode, (int)unsealed.StatusCode));
    }

    private async Task<HttpResponseMessage> Draw(string html, string seal)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["html"] = html, ["seal"] = seal });
        return await store.Server.Http.PostAsync(new Uri("/app/mail-frame", UriKind.Relative), form);
    }
}
