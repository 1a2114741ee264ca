using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Fakes;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>A budget of money from the API to the provider's price and back.</summary>
public abstract class BudgetContract(Store store)
{
    private const string PublicUrl = "https://notify.example";
    private const string AuthToken = "12345678901234567890123456789012";

    [SkippableFact]
    public async Task BudgetIsReservedSettledShownAndRaised()
    {
        await using var fakes = await FakeProviders.Start();
        await using var server = await store.Start(("PUBLIC_URL", PublicUrl));
        var tenant = await server.NewTenant();
        var account = await Account(tenant, fakes, new { currency = "USD", perUnit = new Dictionary<string, string> { ["+1"] = "0.08" } });
        Assert.Equal("0.08", account.GetProperty("prices").GetProperty("perUnit").GetProperty("1").GetString());
        var cap = await Cap(tenant, """{"budget":{"amount":"0.16","currency":"USD","period":"month"}}""");
        Assert.Equal(("0.16", "0.00", "0.16", "month", "stop"), (Of(cap, "amount"), Of(cap, "used"), Of(cap, "left"), Of(cap, "period"), Of(cap, "unpriced")));
        Assert.Equal(1, cap.GetProperty("budget").GetProperty("resetsAt").GetDateTimeOffset().Day);

        foreach (var number in (string[])["+14155552671", "+14155552672", "+14155552673", "+4915112345678"])
        {
            Assert.Equal(202, (await tenant.Publish(Event(number))).Status);
        }

        var messages = await Until(tenant, 4, message => Text(message, "status") is "accepted" or "stopped" || Reason(message) == "budget_spent");
        Assert.Equal(["budget_spent", "no_price"], messages.Select(Reason).OfType<string>().Order(StringComparer.Ordinal));
        var sent = messages.Where(message => Text(message, "status") == "accepted").ToArray();
        Assert.All(sent, message => Assert.Equal("""{"amount":"0.08","currency":"USD","isEstimate":true}""", message.GetProperty("price").GetRawText()));
        Assert.All(messages.Except(sent), message => Assert.Equal(JsonValueKind.Null, message.GetProperty("price").ValueKind));
        cap = (await tenant.Get("/v1/providers/caps/sms")).Json;
        Assert.Equal(("0.16", "0.16", "0.00", "0.00"), (Of(cap, "used"), Of(cap, "reserved"), Of(cap, "settled"), Of(cap, "left")));

        var explained = (await tenant.Call("/v1/messages/explain", Event("+14155552674"))).Json.GetProperty("messages")[0].GetProperty("decision");
        Assert.Equal(("hold", "budget_spent"), (Text(explained, "kind"), Text(explained, "reason")));
        Assert.Equal("""{"amount":"0.08","currency":"USD"}""", explained.GetProperty("estimate").GetRawText());

        var path = $"/t/{tenant.Name}/callbacks/twilio-sms/{Text(account, "id")}?a={Text(sent[0], "id")}-1";
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, await Report(server, path, Text(sent[0], "providerMessageId"), "-0.07500"));
        }

        cap = (await tenant.Get("/v1/providers/caps/sms")).Json;
        Assert.Equal(("0.155", "0.08", "0.075", "0.005"), (Of(cap, "used"), Of(cap, "reserved"), Of(cap, "settled"), Of(cap, "left")));
        var priced = (await tenant.Get($"/v1/messages/{Text(sent[0], "id")}")).Json.GetProperty("price");
        Assert.Equal("""{"amount":"0.075","currency":"USD","isEstimate":false}""", priced.GetRawText());
        Assert.Contains("75000,0.075,USD,false", (await tenant.Get("/v1/messages/export.csv")).Body, StringComparison.Ordinal);

        await Cap(tenant, """{"budget":{"amount":"1.00","currency":"USD","period":"month"}}""");
        await Until(tenant, 4, message => Text(message, "status") is not "waiting");
        Assert.Equal(JsonValueKind.Null, (await Cap(tenant, "{}")).GetProperty("budget").ValueKind);
    }

    [SkippableTheory]
    [InlineData("""{"amount":"25,00","currency":"EUR"}""")]
    [InlineData("""{"amount":"-1","currency":"EUR"}""")]
    [InlineData("""{"amount":"0.0000001","currency":"EUR"}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("""{"amount":"25.00","currency":"eur"}""")]
    [InlineData("""{"amount":"25.00","currency":"EUR","period":"week"}""")]
    [InlineData("""{"amount":"25.00","currency":"EUR","unpriced":"maybe"}""")]
    public async Task WhatIsNoBudgetIsRefusedAndNothingIsSet(string budget)
    {
        var tenant = await store.Server.NewTenant();

        var answer = await store.Server.Put("/v1/providers/caps/sms", $$"""{"daily":7,"budget":{{budget}}}""", tenant.ApiKey);

        Assert.Equal((422, "cap_invalid"), (answer.Status, Text(answer.Json, "code")));
        Assert.Equal(JsonValueKind.Null, (await tenant.Get("/v1/providers/caps/sms")).Json.GetProperty("daily").ValueKind);
    }

    [SkippableFact]
    public async Task PricesAreCheckedChangedAndRemoved()
    {
        await using var fakes = await FakeProviders.Start();
        var tenant = await store.Server.NewTenant();
        var id = Text(await Account(tenant, fakes, new { currency = "EUR", perUnit = new Dictionary<string, string> { ["*"] = "0.08" } }), "id");

        var refused = await Patch(tenant, id, """{"prices":{"currency":"EUR","perUnit":{"49x":"0.08"}}}""");
        Assert.Equal((422, "prices_invalid"), (refused.Status, Text(refused.Json, "code")));
        Assert.Equal("0.08", (await Patch(tenant, id, """{"name":"other"}""")).Json.GetProperty("prices").GetProperty("perUnit").GetProperty("*").GetString());
        Assert.Equal(JsonValueKind.Null, (await Patch(tenant, id, """{"prices":{}}""")).Json.GetProperty("prices").ValueKind);
    }

    private static Task<Answer> Patch(Tenant tenant, string id, string body) => tenant.Server.Send(HttpMethod.Patch, $"/v1/providers/{id}", body, tenant.ApiKey);

    private static async Task<JsonElement> Account(Tenant tenant, FakeProviders fakes, object prices)
    {
        var account = await tenant.Call("/v1/providers", JsonSerializer.Serialize(new
        {
            provider = "twilio-sms",
            settings = new { accountSid = "AC11111111111111111111111111111111", authToken = AuthToken, from = "+15005550006", url = fakes.Address.ToString().TrimEnd('/') },
            prices,
        }));
        Assert.True(account.Status == 201, account.Body);
        return account.Json;
    }

    private static async Task<JsonElement> Cap(Tenant tenant, string body)
    {
        var answer = await tenant.Server.Put("/v1/providers/caps/sms", body, tenant.ApiKey);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    private static async Task<int> Report(Server server, string path, string sid, string price)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = sid,
            ["MessageStatus"] = "delivered",
            ["Price"] = price,
            ["PriceUnit"] = "USD",
            ["To"] = "+14155552671",
        };
        var signed = PublicUrl + path + string.Concat(form.Select(pair => pair.Key + pair.Value));
#pragma warning disable CA5350 // as Twilio signs
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(AuthToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", signature);
        using var response = await server.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static string Event(string number)
        => JsonSerializer.Serialize(new { type = "order.shipped", payload = new { message = "hello" }, audience = new[] { $"sms:{number}" } });

    private static async Task<JsonElement[]> Until(Tenant tenant, int count, Func<JsonElement, bool> holds)
    {
        JsonElement[] found = [];
        await Eventually.Holds(
            async () =>
            {
                found = [.. (await tenant.Get("/v1/messages")).Json.GetProperty("messages").EnumerateArray()];
                return found.Length == count && found.All(holds);
            },
            $"{count} messages are decided about");
        return found;
    }

    private static string? Reason(JsonElement message) => message.GetProperty("reason").GetString();

    private static string Of(JsonElement cap, string member) => Text(cap.GetProperty("budget"), member);

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteBudgetTests(SqliteStore store) : BudgetContract(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresBudgetTests(PostgresStore store) : BudgetContract(store);
