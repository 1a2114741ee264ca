using OrleansNotify.Running;

namespace OrleansNotify.Sessions;

public abstract class LogoutTests(Store store)
{
    [SkippableFact]
    public async Task LoggingOutClosesItsSocketsWithinASecondAndNoOthers()
    {
        var tenant = await store.Server.NewTenant();
        var phone = await tenant.SignIn("anna");
        var laptop = await phone.OnAnotherDevice();
        await using var closing = await phone.Connect();
        await using var alsoClosing = await phone.Connect();
        await using var staying = await laptop.Connect();

        await phone.LogOut();

        Assert.Equal(4001, await closing.Closed(within: TimeSpan.FromSeconds(1)));
        Assert.Equal(4001, await alsoClosing.Closed(within: TimeSpan.FromSeconds(1)));
        Assert.Empty(await staying.UntilPong());
    }

    [SkippableFact]
    public async Task AfterLoggingOutTheTokenIsNothing()
    {
        var anna = await store.Server.Default.SignIn("anna");
        Assert.Equal(204, (await anna.LogOut()).Status);

        (await anna.LogOut()).Refuses(401, "unauthorized");
        (await store.Server.Get("/v1/inbox", anna.Token)).Refuses(401, "unauthorized");
        (await anna.MarkReadUpTo(1)).Refuses(401, "unauthorized");
        Assert.Equal(401, await anna.Handshake());
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteLogoutTests(SqliteStore store) : LogoutTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresLogoutTests(PostgresStore store) : LogoutTests(store);
