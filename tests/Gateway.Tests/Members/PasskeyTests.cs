using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Members;

public abstract class PasskeyTests(Store store)
{
    private string Host => $"localhost:{store.Server.Port}";

    [SkippableFact]
    public async Task AMemberSignsInByAPasskeyAlone()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        using var key = await Added(ann);
        var options = await Begin(ann);
        Assert.Empty(options.GetProperty("allowCredentials").EnumerateArray());
        var shown = key.Get(options);

        var signedIn = await Show(ann, shown);

        Assert.True(signedIn.Status == 200, signedIn.Body);
        Assert.Equal(ann.Email, signedIn.Json.GetProperty("user").GetProperty("email").GetString());
        var me = (await store.Server.Get($"{ann.Tenant.Prefix}/auth/me", signedIn.Json.GetProperty("token").GetString())).Json;
        Assert.Equal("pop", Assert.Single(me.GetProperty("factors").EnumerateArray()).GetString());
        Assert.Equal(1, me.GetProperty("passkeys").GetInt32());
        // What was signed once is not taken again.
        (await Show(ann, shown)).Refuses(401, "invalid_credentials");
        Assert.Equal(200, (await Show(ann, key.Get(await Begin(ann)))).Status);
    }

    [SkippableFact]
    public async Task WhatAnAuthenticatorDidNotAnswerForThisPlaceIsRefused()
    {
        var tenant = await store.Server.NewTenant();
        var (ann, bob) = (await Colleague.Join(tenant, "owner"), await Colleague.Join(tenant, "viewer"));
        using var key = await Added(ann);
        using var other = new SoftAuthenticator("localhost", $"http://{Host}") { UserHandle = key.UserHandle };
        using var phished = new SoftAuthenticator("localhost", "https://evil.example");
        using var elsewhere = new SoftAuthenticator("evil.example", $"http://{Host}");
        using var unverified = new SoftAuthenticator("localhost", $"http://{Host}") { VerifiesUser = false };

        Assert.Equal(401, (await Show(ann, other.Get(await Begin(ann)))).Status);
        foreach (var wrong in (SoftAuthenticator[])[phished, elsewhere, unverified])
        {
            (await Add(ann, wrong.Create((await Call(ann, "POST", "/passkeys/begin")).Json))).Refuses(422, "passkey_invalid");
        }

        // Options of another member, of another purpose, or of nobody.
        (await Add(ann, other.Create((await Call(bob, "POST", "/passkeys/begin")).Json))).Refuses(422, "passkey_invalid");
        Assert.Equal(401, (await Show(ann, key.Get((await Call(ann, "POST", "/passkeys/begin")).Json))).Status);
        Assert.Equal(401, (await Show(ann, key.Get(JsonDocument.Parse("""{"challenge":"AAAA"}""").RootElement))).Status);
        Assert.Equal(401, (await Show(ann, new { id = "AA" })).Status);
        key.UserHandle = "AAAA";
        Assert.Equal(401, (await Show(ann, key.Get(await Begin(ann)))).Status);
    }

    [SkippableFact]
    public async Task APasskeyThatIsRemovedSignsNobodyIn()
    {
        var ann = await Colleague.Join(await store.Server.NewTenant(), "owner");
        using var key = await Added(ann);
        var listed = Assert.Single((await Call(ann, "GET", "/passkeys")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("laptop", key.Id), (listed.GetProperty("name").GetString(), listed.GetProperty("id").GetString()));

        Assert.Equal(204, (await Call(ann, "DELETE", $"/passkeys/{key.Id}")).Status);

        (await Show(ann, key.Get(await Begin(ann)))).Refuses(401, "invalid_credentials");
    }

    private async Task<SoftAuthenticator> Added(Colleague member)
    {
        var key = new SoftAuthenticator("localhost", $"http://{Host}");
        var begun = await Call(member, "POST", "/passkeys/begin");
        Assert.True(begun.Status == 200, begun.Body);
        var added = await Add(member, key.Create(begun.Json));
        Assert.True(added.Status == 201, added.Body);
        return key;
    }

    private async Task<JsonElement> Begin(Colleague member) => (await Call(member, "POST", "/passkey/begin")).Json;

    private Task<Answer> Add(Colleague member, object response) => Call(member, "POST", "/passkeys", new { name = "laptop", response });

    private Task<Answer> Show(Colleague member, object response) => Call(member, "POST", "/passkey", new { response });

    private Task<Answer> Call(Colleague member, string method, string path, object? body = null) => store.Server.Send(
        new HttpMethod(method), $"{member.Tenant.Prefix}/auth{path}", body is null ? null : JsonSerializer.Serialize(body), member.Token, ("Host", Host));
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePasskeyTests(SqliteStore store) : PasskeyTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPasskeyTests(PostgresStore store) : PasskeyTests(store);
