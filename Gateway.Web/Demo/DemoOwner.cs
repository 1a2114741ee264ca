using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Demo;

/// <summary>Who a newcomer signs in as. The password is made of the server's key: the same after a restart, another one on another machine.</summary>
internal sealed class DemoOwner(IGrainFactory grains, SecretBox secrets, DefaultTenant tenant, TenantDirectory directory, DemoSwitch demo) : IBannerLine
{
    public const string Email = "owner@demo.example";
    private const int PasswordLength = 16;

    public string Password => secrets.Hash("demo-owner", tenant.Name)[..PasswordLength].ToLowerInvariant();

    /// <summary>Unless the tenant has an owner.</summary>
    public async Task Add()
    {
        var client = new ClientFacts("127.0.0.1", "demo");
        var made = await grains.GetGrain<ISignInGrain>(tenant.Name).SetUp(new NewPassword(Email, Password, client));
        directory.Forget(tenant.Name);
        if (made.Session is { } session)
        {
            // Nobody holds it.
            await grains.GetGrain<ISessionGrain>(session.Sid).Revoke();
        }
    }

    public async Task<(string Name, string Text)?> Line(string address)
        => demo.IsOn && await directory.Find(tenant.Name) is { } settings && settings.RoleOf(Email) == TenantRole.Owner
            ? ("sign in", $"{address}/app  as {Email} with the password {Password}")
            : null;
}
