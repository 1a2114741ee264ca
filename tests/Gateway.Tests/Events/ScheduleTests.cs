using System.Globalization;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Events;

public abstract class ScheduleTests(Store store)
{
    [SkippableFact]
    public async Task WhatIsForLaterWaitsAndComesThen()
    {
        var (tenant, anna) = await Anna();
        await using var socket = await anna.Connect();

        var answer = await Publish(tenant, deliverAt: In(2));

        Assert.Equal(202, answer.Status);
        Assert.False(answer.Json.TryGetProperty("seq", out _));
        Assert.True(answer.Json.TryGetProperty("deliverAt", out _));
        var id = answer.Json.GetProperty("id").GetString();
        Assert.Empty(await anna.Items());
        Assert.Equal(id, (await Scheduled(tenant))[0].GetProperty("id").GetString());
        Assert.Equal([1], await socket.NextSeqs(1));
        Assert.Equal(id, (await anna.Items())[0].GetProperty("id").GetString());
        await Eventually.Holds(async () => (await Scheduled(tenant)).Count == 0, "nothing waits any more");
    }

    [SkippableFact]
    public async Task OneWhoseTimeCameWhileTheServerWasDownComesOnceWhenItIsUp()
    {
        await using var server = await store.Start();
        var tenant = await server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await Publish(tenant, deliverAt: In(1));
        await Publish(tenant, expiresAt: In(1));

        await server.Kill();
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System);
        await server.StartAgain();

        // The one that ended, its end, and the one that was for later.
        await Eventually.Holds(async () => (await anna.Inbox()).GetProperty("seq").GetInt64() == 3, "both are done");
        Assert.Single(await anna.Items());
        Assert.Equal(1, await anna.Count());
    }

    [SkippableFact]
    public async Task TheSameKeyIsTheSameEventWhileItWaitsAndAfterwards()
    {
        var (tenant, anna) = await Anna();
        var deliverAt = In(2);

        var first = (await Publish(tenant, deliverAt, key: "k")).Json;
        var again = (await Publish(tenant, deliverAt, key: "k")).Json;
        var other = await Publish(tenant, deliverAt, key: "k", text: "other");
        await Eventually.Holds(async () => await anna.Count() == 1, "it came");
        var late = (await Publish(tenant, deliverAt, key: "k")).Json;

        Assert.Equal((false, true), (first.GetProperty("duplicate").GetBoolean(), again.GetProperty("duplicate").GetBoolean()));
        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        other.Refuses(409, "idempotency_conflict");
        Assert.Equal((first.GetProperty("id").GetString(), 1L), (late.GetProperty("id").GetString(), late.GetProperty("seq").GetInt64()));
        Assert.Equal(1, await anna.Count());
    }

    [SkippableFact]
    public async Task WhatWaitsCanBeCancelledByItsTenantOnly()
    {
        var (tenant, anna) = await Anna();
        var other = await store.Server.NewTenant();
        var path = $"/v1/events/{(await Publish(tenant, deliverAt: In(3600))).Json.GetProperty("id").GetString()}";

        (await store.Server.Send(HttpMethod.Delete, path, null, other.ApiKey)).Refuses(404, "not_found");
        (await store.Server.Send(HttpMethod.Delete, path, null, anna.Token)).Refuses(404, "not_found");
        Assert.Empty(await Scheduled(other));
        Assert.Equal(204, (await store.Server.Send(HttpMethod.Delete, path, null, tenant.ApiKey)).Status);

        Assert.Empty(await Scheduled(tenant));
        (await store.Server.Send(HttpMethod.Delete, path, null, tenant.ApiKey)).Refuses(404, "not_found");
    }

    [SkippableFact]
    public async Task WhatExpiresLeavesEveryInboxAndEveryDeviceHears()
    {
        var (tenant, anna) = await Anna();
        await using var socket = await anna.Connect();
        await Publish(tenant, expiresAt: In(2));
        await tenant.Call("/api/notifications", JsonSerializer.Serialize(new { title = "ends too", expiresAt = In(2) }));
        await tenant.Notify("stays");
        Assert.Equal([1, 2, 3], await socket.NextSeqs(3));
        Assert.Equal(3, await anna.Count());

        var ended = new[] { await socket.Next("notification.withdrawn"), await socket.Next("notification.withdrawn") };

        Assert.Equal([1, 2], ended.Select(frame => frame.GetProperty("withdrawnSeq").GetInt64()).Order());
        await Eventually.Holds(async () => await anna.Count() == 1, "both are gone");
        Assert.Equal([3], (await anna.Items()).Select(item => item.GetProperty("seq").GetInt64()));
    }

    [SkippableTheory]
    [InlineData("""{"type":"x","payload":1,"deliverAt":"2999-01-01T00:00:00Z"}""", 422, "deliver_at_invalid")]
    [InlineData("""{"type":"x","payload":1,"expiresAt":"2001-01-01T00:00:00Z"}""", 422, "expires_at_invalid")]
    [InlineData("""{"type":"x","payload":1,"expiresAt":"2999-01-01T00:00:00Z"}""", 422, "expires_at_invalid")]
    [InlineData("""{"type":"x","payload":1,"deliverAt":"tomorrow"}""", 422, "time_invalid")]
    [InlineData("""{"type":"x","payload":1,"deliverAt":1772452800}""", 400, "body_malformed")]
    public async Task ATimeThatCannotBeIsRefused(string body, int status, string problem)
    {
        var tenant = await store.Server.NewTenant();

        (await tenant.Call("/v1/events", body)).Refuses(status, problem);
    }

    private async Task<(Tenant Tenant, Person Anna)> Anna()
    {
        var tenant = await store.Server.NewTenant();
        return (tenant, await tenant.SignIn("anna"));
    }

    private static string In(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("o", CultureInfo.InvariantCulture);

    private static Task<Answer> Publish(Tenant tenant, string? deliverAt = null, string? expiresAt = null, string? key = null, string text = "hello")
        => tenant.Publish(JsonSerializer.Serialize(new { type = "note", audience = "*", payload = new { text }, deliverAt, expiresAt, idempotencyKey = key }));

    private static async Task<List<JsonElement>> Scheduled(Tenant tenant)
        => [.. (await tenant.Get("/v1/events/scheduled")).Json.GetProperty("items").EnumerateArray()];
}

[Collection(OnSqlite.Name)]
public sealed class SqliteScheduleTests(SqliteStore store) : ScheduleTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresScheduleTests(PostgresStore store) : ScheduleTests(store);
