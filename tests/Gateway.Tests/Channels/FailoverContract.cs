using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Running;
using OrleansNotify.Testing;
using Xunit.Abstractions;

namespace OrleansNotify.Channels;

/// <summary>A message whose first account is not reached.</summary>
public abstract class FailoverContract(Store store, ITestOutputHelper output)
{
    // A second is the aim. A machine that does other things too needs more; without the limit of connecting it were five and more.
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(4);

    [SkippableFact]
    public async Task NextAccountTakesItSoonWhereTheFirstDoesNotAnswerTheConnection()
    {
        using var full = await FullListener.Start();
        await using var fakes = await FakeProviders.Start();
        var tenant = await store.Server.NewTenant();
        await Account(tenant, '1', full.Url);
        await Account(tenant, '2', fakes.Address);

        var published = await tenant.Publish(Json(new { type = "order.shipped", payload = new { id = 7, message = "hello" }, audience = (string[])["sms:+14155552671"] }));
        Assert.True(published.Status == 202, published.Body);

        var attempts = await Attempts(tenant);
        Assert.Equal(["connect_failed", null], attempts.Select(attempt => attempt.GetProperty("code").GetString()));
        Assert.Single(fakes.Taken.List());
        var took = attempts[1].GetProperty("endedAt").GetDateTimeOffset() - attempts[0].GetProperty("startedAt").GetDateTimeOffset();
        output.WriteLine($"taken {took.TotalMilliseconds:0} ms after the first attempt began");
        Assert.InRange(took, TimeSpan.Zero, Bar);
    }

    private static async Task Account(Tenant tenant, char digit, Uri url)
    {
        var settings = new { accountSid = $"AC{new string(digit, 32)}", authToken = new string('s', 32), from = "+15005550006", url = url.GetLeftPart(UriPartial.Authority) };
        var made = await tenant.Call("/v1/providers", Json(new { provider = "twilio-sms", settings }));
        Assert.True(made.Status == 201, made.Body);
    }

    private static async Task<JsonElement[]> Attempts(Tenant tenant)
    {
        JsonElement[] messages = [];
        await Eventually.Holds(
            async () =>
            {
                messages = [.. (await tenant.Get("/v1/messages")).Json.GetProperty("messages").EnumerateArray()];
                return messages is [var one] && one.GetProperty("status").GetString() == "accepted";
            },
            "the message is accepted");
        return [.. (await tenant.Get($"/v1/messages/{messages[0].GetProperty("id").GetString()}")).Json.GetProperty("attemptLog").EnumerateArray()];
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteFailoverTests(SqliteStore store, ITestOutputHelper output) : FailoverContract(store, output);

[Collection(OnPostgres.Name)]
public sealed class PostgresFailoverTests(PostgresStore store, ITestOutputHelper output) : FailoverContract(store, output);
