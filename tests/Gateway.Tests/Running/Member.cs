using System.Text.Json;

namespace OrleansNotify.Running;

/// <summary>People with a role, and what the operator does to a tenant.</summary>
public static class Member
{
    private const string Admin = "/v1/admin/tenants";

    public static Task<Answer> GiveRole(this Tenant tenant, string email, string role)
        => tenant.Server.Put($"{Admin}/{tenant.Name}/members/{email}", JsonSerializer.Serialize(new { role }), Server.AdminToken);

    /// <param name="role">Empty: none.</param>
    public static async Task<Person> SignInWithRole(this Tenant tenant, string role)
    {
        var email = Tenant.NewAddress(role.Length > 0 ? role : "nobody");
        if (role.Length > 0)
        {
            Assert.Equal(200, (await tenant.GiveRole(email, role)).Status);
        }

        return await tenant.SignInAs(email);
    }

    /// <summary>A key with these scopes only.</summary>
    public static async Task<string> NewKey(this Tenant tenant, params string[] scopes)
    {
        var made = await tenant.Server.Post(
            $"{Admin}/{tenant.Name}/api-keys", JsonSerializer.Serialize(new { name = "scoped", scopes }), Server.AdminToken);
        Assert.True(made.Status == 201, made.Body);
        return made.Json.GetProperty("key").GetString()!;
    }

    public static Task<Answer> Suspend(this Tenant tenant) => tenant.Operate("suspend");

    public static Task<Answer> Resume(this Tenant tenant) => tenant.Operate("resume");

    public static Task<Answer> Delete(this Tenant tenant, string query)
        => tenant.Server.Send(HttpMethod.Delete, $"{Admin}/{tenant.Name}{query}", null, Server.AdminToken);

    public static Task<Answer> Shown(this Tenant tenant) => tenant.Server.Get($"{Admin}/{tenant.Name}", Server.AdminToken);

    /// <summary>Asks as this person or key; an empty body for what needs one.</summary>
    public static Task<Answer> Ask(this Tenant tenant, string route, string token)
    {
        var (method, path) = (new HttpMethod(route.Split(' ')[0]), route.Split(' ')[1]);
        return tenant.Server.Send(method, path, method == HttpMethod.Get || method == HttpMethod.Delete ? null : "{}", token);
    }

    private static Task<Answer> Operate(this Tenant tenant, string verb)
        => tenant.Server.Post($"{Admin}/{tenant.Name}/{verb}", null, Server.AdminToken);
}
