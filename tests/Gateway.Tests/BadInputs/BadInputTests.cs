using System.Diagnostics;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.BadInputs;

/// <summary>Every row gets its answer, and what must hold always holds: alive, no 5xx, no stack trace, a small body, no event.</summary>
public abstract class BadInputTests(Store store)
{
    private const int MaxBody = 4_096;

    // Milliseconds, if the machine has nothing else to do; and a commit can wait seconds for a disk that others write to.
    private static readonly TimeSpan NextWithin = TimeSpan.FromSeconds(20);
    private static readonly string[] SeedBodies = [Seed.EmailInvalid, Seed.CodeInvalid, Seed.Unauthorized, Seed.TypeMissing];
    private static readonly Dictionary<string, BadInput> Table =
        HttpRows.All.Concat(JsonRows.All).Concat(CredentialRows.All).ToDictionary(input => input.Row);

    public static TheoryData<string> Rows => [.. Table.Keys];

    [SkippableTheory]
    [MemberData(nameof(Rows))]
    public async Task ABadInputGetsItsAnswer(string row)
    {
        var input = Table[row];
        var tenant = await store.Server.NewTenant();
        var person = input.NeedsPerson ? (await tenant.SignIn("anna")).Token : "";

        var answer = await RawHttp.Send(store.Server.Port, input.Bytes(tenant.Prefix, tenant.WebhookToken, person), input.IsCut);

        Assert.Contains(answer.Status, input.Statuses);
        if (input.Code is not null)
        {
            answer.Refuses(answer.Status, input.Code);
        }

        IsHarmless(answer);
        await NextRequestIsGood(tenant);
        Assert.Equal(1, await store.Server.Database.Number($"SELECT count(*) FROM events WHERE tenant = '{tenant.Name}'"));
        Assert.Equal(0, await store.Server.Database.Number($"SELECT count(*) FROM otp_challenges WHERE tenant = '{tenant.Name}' AND used_at IS NULL"));
    }

    [SkippableFact]
    public async Task Row64UnknownMembersAreNotBound()
    {
        var tenant = await store.Server.NewTenant();
        var email = Tenant.NewAddress("anna");

        var answer = await store.Server.Post(
            $"{tenant.Prefix}/v1/auth/otp/request", $$"""{"email":"{{email}}","isAdmin":true,"tenantId":"default","code":"000000"}""");

        Assert.Equal(202, answer.Status);
        Assert.Equal(1, await store.Server.Database.Number($"SELECT count(*) FROM otp_challenges WHERE tenant = '{tenant.Name}' AND user_id = '{email}'"));
    }

    [SkippableFact]
    public async Task Row100ATrailingSpaceIsNoPartOfTheHeader()
    {
        // HTTP takes it away before anyone sees it (RFC 9110 §5.5).
        var tenant = await store.Server.NewTenant();
        var input = BadInput.Post("100", "{t}/webhook", """{"type":"a"}""", 200, null, "Authorization: bearer {token} \r\n" + BadInput.Json);

        (await RawHttp.Send(store.Server.Port, input.Bytes(tenant.Prefix, tenant.WebhookToken, ""))).Is(200, Seed.Received);
    }

    [SkippableFact]
    public async Task Row11AnAmbiguousRequestEndsTheConnection()
    {
        var input = HttpRows.All.Single(row => row.Row.StartsWith("11 ", StringComparison.Ordinal));

        var answer = await RawHttp.Send(store.Server.Port, input.Bytes("", Server.WebhookToken, ""));

        Assert.Equal("close", answer.Headers["Connection"]);
    }

    private static void IsHarmless(Answer answer)
    {
        Assert.True(answer.Status < 500 || answer.Status is 501 or 505, answer.Body);
        Assert.True(answer.Body.Length <= MaxBody);
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
        if (answer.Body.Length > 0 && !SeedBodies.Contains(answer.Body) && answer.Headers.ContainsKey("Content-Type"))
        {
            var body = JsonDocument.Parse(answer.Body).RootElement;
            Assert.NotEmpty(body.GetProperty("code").GetString()!);
            Assert.NotEmpty(body.GetProperty("requestId").GetString()!);
        }
    }

    private static async Task NextRequestIsGood(Tenant tenant)
    {
        var watch = Stopwatch.StartNew();
        (await tenant.Post("""{"type":"good"}""")).Is(200, Seed.Received);
        Assert.True(watch.Elapsed < NextWithin, $"The next good request took {watch.Elapsed}");
        Assert.True(tenant.Server.IsAlive);
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteBadInputTests(SqliteStore store) : BadInputTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresBadInputTests(PostgresStore store) : BadInputTests(store);
