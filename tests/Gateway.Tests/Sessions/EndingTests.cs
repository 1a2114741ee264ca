using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Tenants;

namespace OrleansNotify.Sessions;

/// <summary>How sessions end other than by logging out.</summary>
public abstract class EndingTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task APersonSeesWhereTheyAreSignedInAndSignsOutThere()
    {
        var tenant = await Server.NewTenant();
        var (phone, other) = (await tenant.SignIn("anna"), await tenant.SignIn("bert"));
        var laptop = await phone.OnAnotherDevice();

        var sessions = await Sessions(laptop);

        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, session => Assert.StartsWith("ses_", Text(session, "id"), StringComparison.Ordinal));
        Assert.All(sessions, session => Assert.Equal("127.0.0.1", Text(session, "clientAddress")));
        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("isCurrent").GetBoolean()));
        (await Delete($"/v1/sessions/{Text((await Sessions(other))[0], "id")}", laptop.Token)).Refuses(404, "not_found");
        (await Delete("/v1/sessions/ses_0", laptop.Token)).Refuses(404, "not_found");
        Assert.Equal(204, (await Delete($"/v1/sessions/{Text(sessions[0], "id")}", laptop.Token)).Status);
        (await Server.Get("/v1/inbox", phone.Token)).Refuses(401, "unauthorized");
        Assert.True(Assert.Single(await Sessions(laptop)).GetProperty("isCurrent").GetBoolean());
        Assert.Single(await Sessions(other));
    }

    [SkippableFact]
    public async Task WhatSignedInIsShownOnOneLineAndCut()
    {
        var tenant = await Server.NewTenant();
        var email = Tenant.NewAddress("anna");
        var (challengeId, code) = await tenant.NewChallenge(email);
        var body = JsonSerializer.Serialize(new { challengeId, email, code });

        var signedIn = await Server.Post($"{tenant.Prefix}/v1/auth/otp/verify", body, null, ("User-Agent", $"Firefox/140\t{new string('x', 500)}"));

        var anna = new Person(tenant, email, signedIn.Json.GetProperty("token").GetString()!);
        var agent = Text(Assert.Single(await Sessions(anna)), "userAgent");
        Assert.Equal((200, true), (agent.Length, agent.StartsWith("Firefox/140xxx", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task SigningOutEverywhereEndsEverySessionAndItsSockets()
    {
        var tenant = await Server.NewTenant();
        var (phone, other) = (await tenant.SignIn("anna"), await tenant.SignIn("bert"));
        var laptop = await phone.OnAnotherDevice();
        await using var socket = await phone.Connect();
        await using var staying = await other.Connect();

        Assert.Equal(204, (await Delete("/v1/sessions", laptop.Token)).Status);

        Assert.Equal(4001, await socket.Closed(within: TimeSpan.FromSeconds(5)));
        Assert.All(new[] { phone, laptop }, device => Assert.Equal(401, Server.Get("/v1/inbox", device.Token).Result.Status));
        Assert.Empty(await staying.UntilPong());
    }

    [SkippableTheory]
    [InlineData("/v1/users/{email}/sessions", "owner")]
    [InlineData("/v1/users/{email}/sessions", "key")]
    [InlineData("/v1/members/{email}/sessions", "owner")]
    [InlineData("/v1/admin/tenants/{tenant}/users/{email}/sessions", "operator")]
    [InlineData("/v1/admin/tenants/{tenant}/members/{email}/sessions", "operator")]
    public async Task OwnersAndTheOperatorSignAPersonOut(string route, string by)
    {
        var (tenant, elsewhere) = (await Server.NewTenant(), await Server.NewTenant());
        var (owner, anna) = (await tenant.SignInWithRole("owner"), await tenant.SignIn("anna"));
        var annaElsewhere = await elsewhere.SignInAs(anna.Email);
        var token = by switch { "owner" => owner.Token, "key" => await tenant.NewKey("members"), _ => Server.AdminToken };
        string Path(string email) => route.Replace("{tenant}", tenant.Name, StringComparison.Ordinal).Replace("{email}", email, StringComparison.Ordinal);
        await using var socket = await anna.Connect();

        var ended = await Delete(Path(anna.Email.ToUpperInvariant()), token);

        Assert.Equal(204, ended.Status);
        Assert.Equal(4001, await socket.Closed(within: TimeSpan.FromSeconds(5)));
        (await Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        Assert.Equal(200, (await Server.Get("/v1/inbox", annaElsewhere.Token)).Status);
        Assert.Equal(200, (await Server.Get("/v1/inbox", owner.Token)).Status);
        (await Delete(Path("nobody.at.all@codingninjas.com"), token)).Refuses(404, "not_found");
        (await Delete(Path("nobody"), token)).Refuses(404, "not_found");
        var entry = (await Server.Get($"/v1/activity?action=sessions.ended&subject={anna.Email}", owner.Token)).Json.GetProperty("items");
        Assert.Equal(1, entry.GetArrayLength());
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADomainThatIsTakenAwayEndsItsPeoplesSessionsAndPausesTheirEndpoints(bool byOperator)
    {
        var tenant = await Server.NewTenant();
        await SetDomains(tenant, true, "codingninjas.com", "left.example");
        var anna = await tenant.SignInAs($"anna.{tenant.Name}@left.example");
        var staying = await tenant.SignIn("bert");
        var (annas, berts) = (await NewEndpoint(anna), await NewEndpoint(staying));
        await using var socket = await anna.Connect();

        Assert.Equal(200, (await SetDomains(tenant, byOperator, "codingninjas.com")).Status);

        (await Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        Assert.Equal(4001, await socket.Closed(within: TimeSpan.FromSeconds(5)));
        Assert.Equal(("paused", "enabled"), (await StateOf(tenant, annas), await StateOf(tenant, berts)));
        Assert.Equal(200, (await Server.Get("/v1/inbox", staying.Token)).Status);
        await SetDomains(tenant, true, "codingninjas.com", "left.example");
        (await Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
    }

    [SkippableFact]
    public async Task ADomainThatLeavesTheEnvironmentEndsItsPeoplesSessionsAtTheNextStart()
    {
        await using var server = await store.Start(("EMAIL_DOMAINS", "codingninjas.com, left.example"));
        var (anna, bert) = (await server.Default.SignInAs("anna@left.example"), await server.Default.SignIn("bert"));
        var made = await server.Post("/v1/endpoints", """{"url":"https://example.org/"}""", anna.Token);
        var path = $"/v1/endpoints/{Text(made.Json, "id")}";

        await server.StartAgain(("EMAIL_DOMAINS", "codingninjas.com"));

        (await server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        Assert.Equal(200, (await server.Get("/v1/inbox", bert.Token)).Status);
        Assert.Equal("paused", Text((await server.Get(path, await server.Default.NewKey("endpoints"))).Json, "state"));
    }

    [SkippableFact]
    public async Task AMemberWhoIsRemovedIsSignedOutAndTheirEndpointsArePaused()
    {
        var tenant = await Server.NewTenant();
        var (owner, viewer) = (await tenant.SignInWithRole("owner"), await tenant.SignInWithRole("viewer"));
        var (own, tenants) = (await NewEndpoint(viewer), await NewEndpoint(owner));
        await using var socket = await viewer.Connect();

        Assert.Equal(204, (await Delete($"/v1/members/{viewer.Email}", owner.Token)).Status);

        (await Server.Get("/v1/inbox", viewer.Token)).Refuses(401, "unauthorized");
        Assert.Equal(4001, await socket.Closed(within: TimeSpan.FromSeconds(5)));
        Assert.Equal(("paused", "enabled"), (await StateOf(tenant, own), await StateOf(tenant, tenants)));
        var again = await tenant.SignInAs(viewer.Email);
        (await Server.Get("/v1/settings", again.Token)).Refuses(403, "forbidden");
    }

    private async Task<List<JsonElement>> Sessions(Person person)
    {
        var answer = await Server.Get("/v1/sessions", person.Token);
        Assert.Equal(200, answer.Status);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private Task<Answer> SetDomains(Tenant tenant, bool byOperator, params string[] emailDomains)
    {
        var body = JsonSerializer.Serialize(new { emailDomains });
        return byOperator ? Server.Put($"/v1/admin/tenants/{tenant.Name}", body, Server.AdminToken)
            : Server.Send(HttpMethod.Patch, "/v1/settings", body, tenant.ApiKey);
    }

    private async Task<string> NewEndpoint(Person person)
    {
        var made = await Server.Post("/v1/endpoints", """{"url":"https://example.org/"}""", person.Token);
        Assert.True(made.Status == 201, made.Body);
        return Text(made.Json, "id");
    }

    private static async Task<string> StateOf(Tenant tenant, string endpoint) => Text((await tenant.Get($"/v1/endpoints/{endpoint}")).Json, "state");

    private Task<Answer> Delete(string path, string token) => Server.Send(HttpMethod.Delete, path, null, token);

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteEndingTests(SqliteStore store) : EndingTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresEndingTests(PostgresStore store) : EndingTests(store);
