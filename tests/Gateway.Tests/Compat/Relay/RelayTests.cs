using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Compat.Relay;

/// <summary>The relay's dashboard.</summary>
public abstract class RelayTests(Store store)
{
    private const string Secret = "a-secret-of-the-tests-0123456789";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task WhatASourceSentIsShownFilteredAndCounted()
    {
        await using var sink = await Sink.Start();
        var tenant = await Server.NewTenant();
        await tenant.PutSource("github", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");
        await tenant.PutSource("stripe", $$"""{"scheme":"bearer","secret":"{{Secret}}"}""");
        await tenant.NewEndpoint(new { url = sink.Url, retrySchedule = Array.Empty<int>() });
        await Server.Post($"{tenant.Prefix}/webhook/github", """{"message":"build success"}""", Secret);
        await sink.Wait(1);
        sink.Status = 500;
        await Server.Post($"{tenant.Prefix}/webhook/stripe", """{"type":"charge.failed"}""", Secret);
        await Eventually.Holds(async () => (await tenant.Get("/webhooks?status=permanent_failure")).Json.GetProperty("webhooks").GetArrayLength() == 1, "one has failed");

        var listed = (await tenant.Get($"{tenant.Prefix}/webhooks?source=github&page=1&limit=10")).Json;

        Assert.Equal("""{"page":1,"limit":10,"total":1,"totalPages":1}""", listed.GetProperty("pagination").GetRawText());
        var webhook = Assert.Single(listed.GetProperty("webhooks").EnumerateArray());
        Assert.Equal(("github", "success", "github.received", 0), (
            webhook.GetProperty("source").GetString(), webhook.GetProperty("status").GetString(), webhook.GetProperty("eventType").GetString(),
            webhook.GetProperty("retries").GetInt32()));
        var shown = (await tenant.Get($"/webhooks/{webhook.GetProperty("id").GetString()}")).Json;
        Assert.Equal("""{"message":"build success"}""", shown.GetProperty("payload").GetRawText());
        Assert.Single(shown.GetProperty("attempts").EnumerateArray());
        Assert.Equal("""["github","stripe"]""", (await tenant.Get("/sources")).Body);
        var status = (await tenant.Get("/debug/status")).Json;
        Assert.Equal((0, 1, 1), (
            status.GetProperty("retryQueueSize").GetInt32(), status.GetProperty("deadLetters").GetInt32(),
            status.GetProperty("endpoints").GetProperty("enabled").GetInt32()));
        Assert.Equal(1, status.GetProperty("counts").GetProperty("permanentFailure").GetInt32());
    }

    [SkippableTheory]
    [InlineData("/webhooks")]
    [InlineData("/webhooks/dlv_0")]
    [InlineData("/sources")]
    [InlineData("/debug/status")]
    public async Task NobodyElseIsShownAnything(string path)
    {
        var tenant = await Server.NewTenant();

        Assert.Equal(401, (await Server.Get(path)).Status);
        Assert.Equal(404, (await tenant.Get($"/t/default{path}")).Status);
    }

    [SkippableTheory]
    [InlineData("?status=lost")]
    [InlineData("?page=0")]
    [InlineData("?page=51&limit=20")]
    [InlineData("?limit=101")]
    public async Task APageThatCannotBeReadIsRefused(string query)
        => Assert.Equal(400, (await (await Server.NewTenant()).Get($"/webhooks{query}")).Status);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteSeedDeliveryTests(SqliteStore store) : RelayTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresSeedDeliveryTests(PostgresStore store) : RelayTests(store);
