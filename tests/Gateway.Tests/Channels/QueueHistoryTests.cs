using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>The numbers of queues by the minute.</summary>
public abstract class QueueHistoryTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task WhatWasDeliveredGivenUpAndRetriedIsCountedByTheMinuteAndIsTheTenantsAlone()
    {
        await using var good = await Sink.Start();
        await using var bad = await Sink.Start(status: 500);
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        await tenant.NewEndpoint(new { url = good.Url });
        await tenant.NewEndpoint(new { url = bad.Url, retrySchedule = new[] { 3600 } });
        await tenant.NewEndpoint(new { url = bad.Url, retrySchedule = Array.Empty<int>() });
        await tenant.Publish("order.created", 1);

        await Eventually.Holds(
            async () => Sums(await History(tenant, 60), "webhooks", null) is { Completed: 1, Failed: 1, Retried: 1 }, "they are counted");

        var minutes = await History(tenant, 5);
        Assert.All(minutes.GetProperty("queues").EnumerateArray(), queue => Assert.Equal(5, queue.GetProperty("minutes").GetArrayLength()));
        Assert.Contains(minutes.GetProperty("queues")[0].GetProperty("minutes").EnumerateArray(), minute => minute.GetProperty("p95").ValueKind == JsonValueKind.Number);
        Assert.Equal((0, 0, 0), Sums(await History(other, 60), "webhooks", null));
    }

    [SkippableFact]
    public async Task AMessageIsCountedInItsChannelAndPriority()
    {
        var tenant = await Server.NewTenant();
        var ann = await tenant.SignIn("ann");
        Assert.Equal(200, (await Server.Put("/v1/templates/order.shipped/email/en", """{"subject":"An order","text":"Thank you"}""", tenant.ApiKey)).Status);
        Assert.Equal(200, (await tenant.Call("/v1/templates/order.shipped/email/en/publish", "{}")).Status);
        Assert.Equal(202, (await tenant.Publish(JsonSerializer.Serialize(new { type = "order.shipped", payload = new { }, audience = new[] { $"u:{ann.Email}" } }))).Status);

        await Eventually.Holds(
            async () => (await History(tenant, 60)).GetProperty("queues").EnumerateArray().Any(queue => queue.GetProperty("name").GetString() == "email"
                && queue.GetProperty("priority").GetInt32() is >= 1 and <= 4 && queue.GetProperty("minutes").EnumerateArray().Sum(minute => minute.GetProperty("completed").GetInt64()) == 1),
            "the message is counted");
    }

    [SkippableTheory]
    [InlineData("0")]
    [InlineData("1441")]
    [InlineData("x")]
    public async Task ATimeThatIsNotKeptIsRefused(string minutes)
        => (await (await Server.NewTenant()).Get($"/v1/queues/history?minutes={minutes}")).Refuses(400, "cursor_malformed");

    private static async Task<JsonElement> History(Tenant tenant, int minutes)
    {
        var answer = await tenant.Get($"/v1/queues/history?minutes={minutes}");
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    private static (long Completed, long Failed, long Retried) Sums(JsonElement history, string name, int? priority)
    {
        var minutes = history.GetProperty("queues").EnumerateArray()
            .Single(queue => queue.GetProperty("name").GetString() == name && (priority is null || queue.GetProperty("priority").GetInt32() == priority))
            .GetProperty("minutes").EnumerateArray().ToArray();
        return (minutes.Sum(one => one.GetProperty("completed").GetInt64()), minutes.Sum(one => one.GetProperty("failed").GetInt64()), minutes.Sum(one => one.GetProperty("retried").GetInt64()));
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteQueueHistoryTests(SqliteStore store) : QueueHistoryTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresQueueHistoryTests(PostgresStore store) : QueueHistoryTests(store);
