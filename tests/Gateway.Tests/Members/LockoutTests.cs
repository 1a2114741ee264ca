using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Members;

public abstract class LockoutTests(Store store)
{
    private const string Stranger = "203.0.113.7";
    private const string Home = "198.51.100.20";

    [SkippableFact]
    public async Task AStrangersWrongGuessesDoNotKeepTheOwnerOut()
    {
        await using var server = await store.Start(("TRUSTED_PROXIES", "127.0.0.1"));
        var ann = await Colleague.Join(await server.NewTenant(), "owner");
        (await ann.Login(headers: From(Home))).IsOk();
        for (var i = 0; i < 10; i++)
        {
            (await ann.Login("not the password", headers: From(Stranger))).Refuses(401, "invalid_credentials");
        }

        var locked = await ann.Login("not the password", headers: From(Stranger));

        locked.Refuses(429, "locked");
        Assert.InRange(int.Parse(locked.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        // Also with the right password, which the stranger would otherwise be told; and for an address that is no member's.
        (await ann.Login(headers: From(Stranger))).Refuses(429, "locked");
        (await new Colleague(ann.Tenant, Tenant.NewAddress("nobody")).Login(headers: From(Stranger))).Refuses(429, "locked");
        (await ann.Login(headers: From("198.51.100.77"))).IsOk();
        await Eventually.Holds(
            async () => (await server.Get($"/dev/mail.json?to={ann.Email}")).Body.Contains("Sign-ins have failed", StringComparison.Ordinal), "the owner's mail");
        await server.StartAgain();
        (await ann.Login(headers: From(Stranger))).Refuses(429, "locked");
        (await ann.Login(headers: From(Home))).IsOk();
    }

    private static (string, string)[] From(string address) => [("X-Forwarded-For", address)];
}

[Collection(OnSqlite.Name)]
public sealed class SqliteLockoutTests(SqliteStore store) : LockoutTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresLockoutTests(PostgresStore store) : LockoutTests(store);
