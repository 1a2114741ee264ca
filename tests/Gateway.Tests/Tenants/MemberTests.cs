using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Tenants;

public abstract class MemberTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task AnOwnerGivesAndTakesRolesAndTheNextRequestKnows()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");
        var anna = await tenant.SignInWithRole("");

        var given = await Put(owner, anna.Email.ToUpperInvariant(), "admin");

        Assert.Equal((200, anna.Email, "admin"), (given.Status, given.Json.GetProperty("email").GetString(), given.Json.GetProperty("role").GetString()));
        Assert.Equal(200, (await Server.Get("/v1/members", anna.Token)).Status);
        Assert.Equal(204, (await Remove(owner, anna.Email)).Status);
        (await Server.Get("/v1/members", anna.Token)).Refuses(401, "unauthorized");
        (await Remove(owner, anna.Email)).Refuses(404, "not_found");
        var again = await tenant.SignInAs(anna.Email);
        (await Server.Get("/v1/members", again.Token)).Refuses(403, "forbidden");
        Assert.Equal(200, (await Server.Get("/v1/inbox", again.Token)).Status);
    }

    [SkippableFact]
    public async Task TheLastOwnerStaysButForTheOperator()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");

        (await Remove(owner, owner.Email)).Refuses(409, "last_owner");
        (await Put(owner, owner.Email, "admin")).Refuses(409, "last_owner");
        Assert.Equal(200, (await Put(owner, Tenant.NewAddress("heir"), "owner")).Status);
        Assert.Equal(204, (await Remove(owner, owner.Email)).Status);
        var heir = (await Server.Get(Members(tenant), Server.AdminToken)).Json.GetProperty("items")[0].GetProperty("email").GetString();
        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"{Members(tenant)}/{heir}", null, Server.AdminToken)).Status);
        Assert.Empty((await Server.Get(Members(tenant), Server.AdminToken)).Json.GetProperty("items").EnumerateArray());
    }

    [SkippableFact]
    public async Task ARoleIsOfOneTenant()
    {
        var (one, other) = (await Server.NewTenant(), await Server.NewTenant());
        var owner = await one.SignInWithRole("owner");
        var there = await other.SignInAs(owner.Email);

        (await Server.Get("/v1/settings", there.Token)).Refuses(403, "forbidden");
        (await Server.Send(HttpMethod.Get, "/v1/settings", null, owner.Token, ("x-tenant-id", other.Name))).Refuses(403, "forbidden");
    }

    [SkippableTheory]
    [InlineData("nobody", "owner", 422, "email_invalid")]
    [InlineData("a@b.com", "king", 422, "role_invalid")]
    [InlineData("a@b.com", "None", 422, "role_invalid")]
    [InlineData("a@b.com", null, 422, "role_invalid")]
    public async Task ABrokenMemberIsRefused(string email, string? role, int status, string code)
        => (await (await Server.NewTenant()).GiveRole(email, role!)).Refuses(status, code);

    [SkippableFact]
    public async Task AKeyWithItsScopeMayWhatAnOwnerMay()
    {
        var tenant = await Server.NewTenant();
        var key = await tenant.NewKey("members");

        Assert.Equal(200, (await Server.Put("/v1/members/a@b.com", """{"role":"owner"}""", key)).Status);
        (await Server.Get("/v1/settings", key)).Refuses(403, "scope_missing");
    }

    [SkippableFact]
    public async Task WhatMembersDoIsWrittenDown()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");
        await Put(owner, "a@b.com", "viewer");
        await Remove(owner, "a@b.com");

        var items = (await Server.Get($"/v1/activity?action=member.*&actor={owner.Email}", owner.Token)).Json.GetProperty("items");

        Assert.Equal(
            ["member.removed a@b.com", "member.viewer a@b.com"],
            items.EnumerateArray().Select(item => $"{item.GetProperty("action").GetString()} {item.GetProperty("subject").GetString()}"));
    }

    private Task<Answer> Put(Person person, string email, string role) => Server.Put($"/v1/members/{email}", $$"""{"role":"{{role}}"}""", person.Token);

    private Task<Answer> Remove(Person person, string email) => Server.Send(HttpMethod.Delete, $"/v1/members/{email}", null, person.Token);

    private static string Members(Tenant tenant) => $"/v1/admin/tenants/{tenant.Name}/members";
}

[Collection(OnSqlite.Name)]
public sealed class SqliteMemberTests(SqliteStore store) : MemberTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresMemberTests(PostgresStore store) : MemberTests(store);
