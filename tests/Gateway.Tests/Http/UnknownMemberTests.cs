using System.Text.Json.Nodes;
using OrleansNotify.Running;
using OrleansNotify.Walk;

namespace OrleansNotify.Http;

public abstract class UnknownMemberTests(Store store)
{
    // Of an event only what is almost a member is refused: callers send what they have. People's sign-in binds nothing more.
    private static readonly string[] Open = ["publishEvents", "explainMessages", "requestCode", "verifyCode"];

    private Server Server => store.Server;

    [SkippableFact]
    public async Task EveryCommandOfOursRefusesAMemberThatItDoesNotKnow()
    {
        await using var tenant = await FullTenant.Make(Server);
        var asked = 0;
        foreach (var operation in (await ApiDocument.Of(Server)).Operations.Where(IsOurs))
        {
            var body = JsonNode.Parse(operation.Example!)!.AsObject();
            body["misspelt"] = "x";
            var answers = new List<Answer>();
            foreach (var token in (string[])[Server.AdminToken, tenant.ApiKey, tenant.Person.Token, tenant.MemberToken])
            {
                answers.Add(await Server.Send(new HttpMethod(operation.Method), Filling.Path(operation, tenant), body.ToJsonString(), token));
            }

            Assert.True(answers.Exists(answer => answer.Body.Contains("member_unknown", StringComparison.Ordinal)), $"{operation}: {string.Join("\n", answers.Select(answer => answer.Body))}");
            Assert.True(answers.TrueForAll(answer => answer.Status >= 400), $"{operation}: {string.Join("\n", answers.Select(answer => answer.Body))}");
            asked++;
        }

        Assert.True(asked > 40, $"only {asked}");
    }

    [SkippableTheory]
    [InlineData("/v1/deliveries/purge", """{"state":"dead"}""", "state")]
    [InlineData("/v1/api-keys", """{"name":"k","scope":["events"]}""", "scope")]
    [InlineData("/v1/bulk", """{"action":"purge","filter":{"endpoints":["ep_1"]}}""", "filter.endpoints")]
    [InlineData("/v1/people/import", """{"people":[{"id":"a"},{"id":"b","phone":"+431"}]}""", "people.1.phone")]
    [InlineData("/v1/bulk", """{"Action":"purge"}""", "Action")]
    public async Task AnswerNamesIt(string path, string body, string member)
    {
        var tenant = await Server.NewTenant();

        var answer = await tenant.Call(path, body);

        answer.Refuses(422, "member_unknown");
        Assert.Equal($"There is no member {member} here.", answer.Json.GetProperty("title").GetString());
    }

    [SkippableTheory]
    [InlineData("/v1/message-rules/order.created/sms", """{"delay":60}""")]
    [InlineData("/v1/categories/news", """{"labels":{"en":"News"},"eventTypes":["news.*"]}""")]
    [InlineData("/v1/people/ann", """{"name":"Ann","addresses":[{"channel":"email","address":"ann@example.org"}]}""")]
    [InlineData("/v1/providers/caps/sms", """{"daily":5,"perAddress":{"limit":5,"window":60}}""")]
    [InlineData("/v1/sources/shop", """{"preset":"github"}""")]
    [InlineData("/v1/settings/portal", """{"name":"Shop"}""")]
    public async Task WhatWasReadCanBeSentBack(string path, string body)
    {
        var tenant = await Server.NewTenant();
        Assert.Equal(200, (await Server.Put(path, body, tenant.ApiKey)).Status);

        var read = path.Contains("message-rules", StringComparison.Ordinal)
            ? (await tenant.Get("/v1/message-rules")).Json.GetProperty("rules")[0].GetRawText()
            : path.Contains("categories", StringComparison.Ordinal)
                ? (await tenant.Get("/v1/categories")).Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "news").GetRawText()
                : (await tenant.Get(path)).Body;
        var again = await Server.Put(path, read, tenant.ApiKey);

        Assert.True(again.Status == 200, $"{read}\n{again.Body}");
    }

    private static bool IsOurs(Operation operation)
        => operation.Example is { } example && example.StartsWith('{') && operation.Path.StartsWith("/v1/", StringComparison.Ordinal) && !Open.Contains(operation.Id);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteUnknownMemberTests(SqliteStore store) : UnknownMemberTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresUnknownMemberTests(PostgresStore store) : UnknownMemberTests(store);
