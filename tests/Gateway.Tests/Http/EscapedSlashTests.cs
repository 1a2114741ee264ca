using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Http;

public abstract class EscapedSlashTests(Store store)
{
    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("/v1/templates/{0}/sms/en", """{"text":"x"}""", "/v1/templates", "items")]
    [InlineData("/v1/message-rules/{0}/sms", """{"delay":60}""", "/v1/message-rules", "rules")]
    public async Task EventTypeOfARouteMayHaveASlash(string route, string body, string list, string items)
    {
        var tenant = await Server.NewTenant();

        foreach (var sent in (string[])["orders%2Fcreate", "orders%2fpaid", "100%252F"])
        {
            var answer = await Server.Put(string.Format(null, route, sent), body, tenant.ApiKey);
            Assert.True(answer.Status == 200, answer.Body);
        }

        Assert.Equal(["100%2F", "orders/create", "orders/paid"], Names((await tenant.Get(list)).Json));
        foreach (var sent in (string[])["orders%2Fcreate", "100%252F"])
        {
            Assert.Equal(204, (await Server.Send(HttpMethod.Delete, string.Format(null, route, sent), null, tenant.ApiKey)).Status);
        }

        Assert.Equal(["orders/paid"], Names((await tenant.Get(list)).Json));

        IEnumerable<string> Names(JsonElement page)
            => page.GetProperty(items).EnumerateArray().Select(item => item.GetProperty("eventType").GetString()!).Order(StringComparer.Ordinal);
    }

    [SkippableFact]
    public async Task AddressMayHaveASlash()
    {
        var tenant = await Server.NewTenant();

        var member = await Server.Put("/v1/members/sales%2Feast@codingninjas.com", """{"role":"viewer"}""", tenant.ApiKey);
        await tenant.Call("/v1/topics/shops%2F7/members", """{"users":["sales/east@codingninjas.com"]}""");

        Assert.True(member.Status == 200, member.Body);
        Assert.Equal("sales/east@codingninjas.com", member.Json.GetProperty("email").GetString());
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, "/v1/topics/shops%2F7/members/sales%2Feast@codingninjas.com", null, tenant.ApiKey)).Status);
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, "/v1/members/sales%2Feast@codingninjas.com", null, tenant.ApiKey)).Status);
    }

    [SkippableFact]
    public async Task PersonsIdMayHaveASlash()
    {
        var tenant = await Server.NewTenant();

        foreach (var (sent, id) in ((string, string)[])[("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("sales%2Feast@example.org", "sales/east@example.org")])
        {
            Assert.Equal(id, (await Server.Put($"/v1/people/{sent}", "{}", tenant.ApiKey)).Json.GetProperty("id").GetString());
            Assert.Equal(200, (await tenant.Get($"/v1/people/{sent}/preferences")).Status);
        }

        Assert.Equal(3, (await tenant.Get("/v1/people")).Json.GetProperty("items").GetArrayLength());
    }

    [SkippableFact]
    public async Task ListOfTemplatesGoesOnAfterATypeWithSlashes()
    {
        var tenant = await Server.NewTenant();
        foreach (var type in (string[])["a%2Fb%2Fc", "a%2Fd"])
        {
            await Server.Put($"/v1/templates/{type}/sms/en", """{"text":"x"}""", tenant.ApiKey);
        }

        var next = (await tenant.Get("/v1/templates?limit=1")).Json.GetProperty("next").GetString();
        var rest = (await tenant.Get($"/v1/templates?after={Uri.EscapeDataString(next!)}")).Json.GetProperty("items");

        Assert.Equal("a/b/c/sms/en", next);
        Assert.Equal("a/d", Assert.Single(rest.EnumerateArray()).GetProperty("eventType").GetString());
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteEscapedSlashTests(SqliteStore store) : EscapedSlashTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresEscapedSlashTests(PostgresStore store) : EscapedSlashTests(store);
