using OrleansNotify.Running;

namespace OrleansNotify.Sources;

/// <summary>Why a source's calls were refused, as its page shows it.</summary>
public abstract class SourceRefusalTests(Store store)
{
    private const string Secret = "a-secret-of-a-source-0123456789";

    [SkippableFact]
    public async Task EachCheckThatFailedIsListedOnceAMinuteWithoutWhatTheCallCarried()
    {
        var tenant = await store.Server.NewTenant();
        await tenant.PutSource("till", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");
        await tenant.PutSource("other", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");
        var address = $"{tenant.Prefix}/webhook/till";

        Assert.Equal(401, (await store.Server.Post(address, """{"card":"4111"}""", "a-wrong-token")).Status);
        Assert.Equal(401, (await store.Server.Post(address, """{"card":"4111"}""", "a-wrong-token")).Status);
        Assert.Equal(401, (await store.Server.Post(address, """{"card":"4111"}""")).Status);
        Assert.Equal(413, (await store.Server.Post(address, $$"""{"card":"{{new string('4', 100_000)}}"}""", Secret)).Status);
        Assert.Equal(202, (await store.Server.Post(address, "{}", Secret)).Status);

        var answer = await tenant.Get("/v1/sources/till/refusals");

        var items = answer.Json.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("check").GetString(), item.GetProperty("reason").GetString()));
        Assert.Equal([("size", "too_large"), ("token", "signature_missing"), ("token", "wrong_secret")], items);
        Assert.DoesNotContain("4111", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("a-wrong-token", answer.Body, StringComparison.Ordinal);
        (await tenant.Get("/v1/sources/other/refusals")).Is(200, """{"items":[]}""");
        (await tenant.Get("/v1/sources/none/refusals")).Refuses(404, "not_found");
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSourceRefusalTests(SqliteStore store) : SourceRefusalTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSourceRefusalTests(PostgresStore store) : SourceRefusalTests(store);
