using OrleansNotify.Running;

namespace OrleansNotify.Live;

/// <summary>Tickets in the place of tokens in addresses.</summary>
public abstract class TicketTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task ATicketOpensOneConnectionOfItsSession()
    {
        var anna = await Server.Default.SignIn("anna");
        var ticket = await NewTicket(anna);

        await using (var socket = await (anna with { Token = ticket }).Connect())
        {
            await Server.Default.NotifyPrivately(anna.Email, "heard");
            Assert.Contains("heard", await socket.NextText(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        }

        Assert.Equal(401, await (anna with { Token = ticket }).Handshake());
        Assert.Equal(101, await (anna with { Token = await NewTicket(anna) }).Handshake());
    }

    [SkippableFact]
    public async Task OneOfManyWhoUseATicketAtOnceGetsIn()
    {
        var anna = await Server.Default.SignIn("anna");
        var ticket = await NewTicket(anna);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => (anna with { Token = ticket }).Handshake()));

        Assert.Single(answers, status => status == 101);
        Assert.Equal(9, answers.Count(status => status == 401));
    }

    [SkippableFact]
    public async Task ATicketIsNothingElse()
    {
        var (anna, bert) = (await Server.Default.SignIn("anna"), await Server.Default.SignIn("bert"));
        var (annas, berts) = (await NewTicket(anna), await NewTicket(bert));

        (await Server.Get("/v1/inbox", annas)).Refuses(401, "unauthorized");
        (await Server.Post("/v1/live/tickets", null, annas)).Refuses(401, "unauthorized");
        (await Server.Post("/v1/live/tickets", null)).Refuses(401, "unauthorized");
        // Another session's random bits, and none.
        Assert.Equal(401, await (anna with { Token = annas[..68] + berts[68..] }).Handshake());
        Assert.Equal(401, await (anna with { Token = annas[..68] + new string('0', 32) }).Handshake());
        Assert.Equal(204, (await anna.LogOut()).Status);
        Assert.Equal(401, await (anna with { Token = annas }).Handshake());
        Assert.Equal(101, await (bert with { Token = berts }).Handshake());
    }

    private async Task<string> NewTicket(Person person)
    {
        var issued = await Server.Post("/v1/live/tickets", null, person.Token);
        Assert.True(issued.Status == 200, issued.Body);
        return issued.Json.GetProperty("ticket").GetString()!;
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteTicketTests(SqliteStore store) : TicketTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresTicketTests(PostgresStore store) : TicketTests(store);
