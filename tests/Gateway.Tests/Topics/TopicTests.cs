using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Topics;

public abstract class TopicTests(Store store)
{
    [SkippableFact]
    public async Task WhoIsInATopicHearsWhatIsSentToItFromThenOnUntilTheyLeave()
    {
        var (tenant, anna, bert) = await People();
        await using var annas = await anna.Connect();
        await using var berts = await bert.Connect();
        await Publish(tenant, "t:billing", "before");
        await Join(tenant, "billing", anna.Email);
        await Publish(tenant, "t:billing", "while in it");
        Assert.Equal([3], await annas.NextSeqs(1));

        Assert.Equal(204, (await store.Server.Send(HttpMethod.Delete, $"/v1/topics/billing/members/{anna.Email}", null, tenant.ApiKey)).Status);
        await Publish(tenant, "t:billing", "after");
        await tenant.Notify("for all");

        Assert.Equal([6], await annas.NextSeqs(1));
        Assert.Equal([6], await berts.NextSeqs(1));
        Assert.Equal([6, 3], await Seqs(anna));
        Assert.Equal([6], await Seqs(bert));
        await using var back = await (await anna.OnAnotherDevice()).Connect(since: 0);
        Assert.Equal([3, 6], await back.NextSeqs(2));
    }

    [SkippableFact]
    public async Task ASocketThatComesLaterHearsItsPersonsTopics()
    {
        var (tenant, anna, _) = await People();
        await Join(tenant, "orders/eu", anna.Email);
        await Publish(tenant, "t:orders/eu", "missed");
        await using var socket = await anna.Connect(since: 0);

        await Publish(tenant, "t:orders/eu", "live");
        await Publish(tenant, "t:orders/us", "not hers");
        await tenant.Notify("for all");

        Assert.Equal([2, 3, 5], await socket.NextSeqs(3));
    }

    [SkippableFact]
    public async Task OneThatComesByTopicAndByNameCountsOnceAndInItsTopicToo()
    {
        var (tenant, anna, _) = await People();
        await Join(tenant, "a", anna.Email);
        await Join(tenant, "b", anna.Email);
        await tenant.Call("/v1/events", JsonSerializer.Serialize(new
        {
            type = "note",
            audience = new[] { "t:a", "t:b", $"u:{anna.Email}" },
            payload = 1,
        }));
        await Publish(tenant, "t:b", "second");
        var first = (await anna.Items())[^1].GetProperty("id").GetString()!;

        Assert.Equal((2, 1, 2), await Counts(anna));
        await store.Server.Send(HttpMethod.Patch, $"/v1/inbox/{first}", """{"read":true}""", anna.Token);
        Assert.Equal((1, 0, 1), await Counts(anna));
        await store.Server.Post("/v1/inbox/read", """{"upTo":99}""", anna.Token);
        Assert.Equal((0, 0, 0), await Counts(anna));
        await store.Server.Send(HttpMethod.Patch, $"/v1/inbox/{first}", """{"read":false}""", anna.Token);
        Assert.Equal((1, 1, 1), await Counts(anna));
    }

    [SkippableFact]
    public async Task WhatIsWithdrawnFromATopicIsToldAlsoToWhoHasLeftIt()
    {
        var (tenant, anna, _) = await People();
        await Join(tenant, "a", anna.Email);
        await Publish(tenant, "t:a", "oops");
        await using var socket = await anna.Connect();
        var id = (await anna.Items())[0].GetProperty("id").GetString()!;
        await store.Server.Send(HttpMethod.Delete, $"/v1/topics/a/members/{anna.Email}", null, tenant.ApiKey);

        Assert.Equal(204, (await store.Server.Send(HttpMethod.Delete, $"/v1/events/{id}", null, tenant.ApiKey)).Status);

        Assert.Equal(id, (await socket.Next("notification.withdrawn")).GetProperty("withdrawnId").GetString());
        Assert.Empty(await anna.Items());
        await using var back = await (await anna.OnAnotherDevice()).Connect(since: 2);
        Assert.Equal(id, (await back.Next("notification.withdrawn")).GetProperty("withdrawnId").GetString());
    }

    [SkippableFact]
    public async Task TopicsAndTheirMembersAreListedByName()
    {
        var (tenant, anna, bert) = await People();
        await Join(tenant, "b", anna.Email, bert.Email);
        await Join(tenant, "a", anna.Email);
        await Join(tenant, "a", anna.Email);

        var first = (await tenant.Get("/v1/topics?limit=1")).Json;
        var second = (await tenant.Get($"/v1/topics?limit=1&after={first.GetProperty("nextAfter").GetString()}")).Json;

        Assert.Equal("""[{"topic":"a","members":1}]""", first.GetProperty("items").GetRawText());
        Assert.Equal("""[{"topic":"b","members":2}]""", second.GetProperty("items").GetRawText());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextAfter").ValueKind);
        var members = (await tenant.Get("/v1/topics/b/members?limit=1")).Json;
        Assert.Equal(anna.Email, members.GetProperty("nextAfter").GetString());
        (await tenant.Get("/v1/topics/none/members")).Refuses(404, "not_found");
        (await store.Server.Send(HttpMethod.Delete, $"/v1/topics/a/members/{bert.Email}", null, tenant.ApiKey)).Refuses(404, "not_found");
    }

    [SkippableTheory]
    [InlineData("a", """{"users":[]}""", "topic_invalid")]
    [InlineData("a b", """{"users":["ann@example.org"]}""", "topic_invalid")]
    [InlineData("a", """{"users":["nobody"]}""", "email_invalid")]
    [InlineData("a", """{"users":[null]}""", "email_invalid")]
    public async Task NobodyJoinsBy(string topic, string body, string problem)
    {
        var tenant = await store.Server.NewTenant();

        (await store.Server.Post($"/v1/topics/{Uri.EscapeDataString(topic)}/members", body, tenant.ApiKey)).Refuses(422, problem);
    }

    [SkippableFact]
    public async Task TwoSpellingsOfAnAddressAreOnePersonAndWhatIsNoneIsNamed()
    {
        var tenant = await store.Server.NewTenant();

        var joined = await store.Server.Post("/v1/topics/a/members", """{"users":["Ann@x.com","ann@x.com","ann@X.COM"]}""", tenant.ApiKey);
        var refused = await store.Server.Post("/v1/topics/a/members", """{"users":["ann@x.com","bob at x.com"]}""", tenant.ApiKey);

        Assert.Equal(204, joined.Status);
        Assert.Equal("""["ann@x.com"]""", (await tenant.Get("/v1/topics/a/members")).Json.GetProperty("items").GetRawText());
        refused.Refuses(422, "email_invalid");
        Assert.Contains("bob at x.com", refused.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task PeopleDoNotChangeTopicsAndCannotForgeSuchAnEvent()
    {
        var (tenant, anna, _) = await People();
        await using var socket = await anna.Connect();

        (await store.Server.Post("/v1/topics/a/members", $$"""{"users":["{{anna.Email}}"]}""", anna.Token)).Refuses(403, "forbidden");
        await tenant.Call("/v1/events", JsonSerializer.Serialize(new
        {
            type = "topic.members_changed",
            audience = "*",
            payload = new { topic = "a", joined = new[] { anna.Email }, left = Array.Empty<string>() },
        }));
        (await store.Server.Post("/v1/events", """{"type":"x","audience":"m:a","payload":1}""", tenant.ApiKey)).Refuses(422, "audience_invalid");
        await Publish(tenant, "t:a", "not hers");
        await tenant.Notify("for all");

        Assert.Equal([1, 3], await socket.NextSeqs(2));
    }

    private async Task<(Tenant Tenant, Person Anna, Person Bert)> People()
    {
        var tenant = await store.Server.NewTenant();
        return (tenant, await tenant.SignIn("anna"), await tenant.SignIn("bert"));
    }

    private async Task Join(Tenant tenant, string topic, params string[] users)
    {
        var answer = await store.Server.Post(
            $"/v1/topics/{Uri.EscapeDataString(topic)}/members", JsonSerializer.Serialize(new { users }), tenant.ApiKey);
        Assert.Equal(204, answer.Status);
    }

    private static Task Publish(Tenant tenant, string audience, string text)
        => tenant.Call("/v1/events", JsonSerializer.Serialize(new { type = "note", audience, payload = new { text } }));

    private static async Task<IEnumerable<long>> Seqs(Person person)
        => (await person.Items()).Select(item => item.GetProperty("seq").GetInt64());

    private async Task<(long All, long A, long B)> Counts(Person person)
    {
        var count = (await store.Server.Get("/v1/inbox/count?topics=true", person.Token)).Json;
        var topics = count.GetProperty("topics");
        return (count.GetProperty("unread").GetInt64(), topics.GetProperty("a").GetInt64(), topics.GetProperty("b").GetInt64());
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqliteTopicTests(SqliteStore store) : TopicTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresTopicTests(PostgresStore store) : TopicTests(store);
