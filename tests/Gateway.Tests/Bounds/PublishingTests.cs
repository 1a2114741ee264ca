using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using OrleansNotify.BadInputs;
using OrleansNotify.Running;
using OrleansNotify.Testing;
using OrleansNotify.Walk;

namespace OrleansNotify.Bounds;

[Collection(ApartOnSqlite.Name)]
public sealed class PublishingTests(ServerWithBounds fixture) : IClassFixture<ServerWithBounds>
{
    private Server Server => fixture.Server;

    public static TheoryData<string> WaysIn => [.. Posts.Keys];

    private static Dictionary<string, Func<Tenant, Task<Answer>>> Posts { get; } = new()
    {
        ["the sales system's webhook"] = tenant => tenant.Post("""{"type":"a"}"""),
        ["an event"] = tenant => tenant.Publish("""{"type":"a","payload":{}}"""),
        ["a source"] = tenant => tenant.Server.Post($"{tenant.Prefix}/webhook/shop", """{"type":"a"}""", "token-of-the-source-0123456789"),
        ["an order"] = tenant => tenant.Server.Post(
            "/api/webhooks/orders", $$"""{"tenantId":"{{tenant.Name}}","orderNumber":"1","customerName":"x","amount":1,"status":"paid"}""", tenant.ApiKey),
        ["a notification"] = tenant => tenant.Server.Post("/api/notifications", """{"title":"a","message":"b"}""", tenant.ApiKey),
        ["a topic's member"] = tenant => tenant.Call("/v1/topics/a/members", """{"users":["ann@example.org"]}"""),
    };

    [SkippableTheory]
    [MemberData(nameof(WaysIn))]
    public async Task ATenantThatPublishesTooMuchIsHeldBackAtEveryWayIn(string way)
    {
        var (tenant, other) = (await Server.NewTenant(), await Server.NewTenant());
        await tenant.PutSource("shop", """{"scheme":"bearer","secret":"token-of-the-source-0123456789"}""");
        var thousand = $"[{string.Join(',', Enumerable.Repeat("""{"type":"a","payload":{}}""", 1_000))}]";
        Answer? refused = null;

        await Eventually.Holds(
            async () =>
            {
                var flood = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => tenant.Publish(thousand)));
                var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Posts[way](tenant)));
                await flood;
                refused = answers.FirstOrDefault(answer => answer.Status == 429);
                Assert.All(answers, answer => Assert.True(answer.Status is (>= 200 and < 300) or 429, answer.Body));
                return refused is not null;
            },
            $"{way} is held back");

        Assert.Equal("too_many_requests", refused!.Code);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal(202, (await other.Publish("""{"type":"a","payload":{}}""")).Status);
    }

    [SkippableFact]
    public async Task WhatOnePersonHoldsInFlightIsBoundedAndHoldsUpNobodyElse()
    {
        var (ann, bert) = (await Server.Default.SignIn("ann"), await Server.Default.SignIn("bert"));
        var large = Encoding.UTF8.GetBytes(Batch(count: 50, bytes: 63_000));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var first = await Begin(ann, large);
        using var second = await Begin(ann, large);
        var answers = new[] { RawHttp.Read(first.GetStream(), deadline.Token), RawHttp.Read(second.GetStream(), deadline.Token) };

        var answered = await Task.WhenAny(answers);

        (await answered).Refuses(429, "too_many_requests");
        Assert.Equal("1", (await answered).Headers["Retry-After"]);
        Assert.Equal(202, (await Server.Post("/v1/events", Batch(count: 1, bytes: 63_000), bert.Token)).Status);
        var (held, holding) = answered == answers[0] ? (second, answers[1]) : (first, answers[0]);
        await held.GetStream().WriteAsync(large.AsMemory(^1..), deadline.Token);
        Assert.Equal(202, (await holding).Status);
        await Eventually.Holds(
            async () => (await Server.Post("/v1/events", Encoding.UTF8.GetString(large), ann.Token)).Status == 202, "the share is returned");
    }

    [SkippableFact]
    public async Task TestsOfEndpointsThatWaitForTheirReceiverAreBoundedForEachPerson()
    {
        var ann = await Server.Default.SignIn("ann");
        using var silent = new TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var url = $"http://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/";
        var made = await Server.Post("/v1/endpoints", JsonSerializer.Serialize(new { url, eventTypes = new[] { "*" } }), ann.Token);
        var tests = Enumerable.Range(0, 6).Select(_ => Server.Post($"/v1/endpoints/{made.Json.GetProperty("id").GetString()}/test", "{}", ann.Token)).ToList();

        var first = await await Task.WhenAny(tests);
        silent.Stop();
        var answers = await Task.WhenAll(tests);

        first.Refuses(429, "too_many_requests");
        Assert.True(answers.Count(answer => answer.Status == 429) <= 4);
        Assert.Equal(200, (await Server.Get("/v1/endpoints", ann.Token)).Status);
    }

    [SkippableFact]
    public async Task SoManyEventsMayWaitForTheirTimeOfOnePersonAndOfOneTenant()
    {
        var tenant = await Server.NewTenant();
        var (ann, bert) = (await tenant.SignIn("ann"), await tenant.SignIn("bert"));
        var ten = Later(ServerWithBounds.UserScheduledEvents);
        Assert.Equal(202, (await Server.Post("/v1/events", ten, ann.Token)).Status);

        var ofPerson = await Server.Post("/v1/events", Later(1), ann.Token);

        ofPerson.Refuses(429, "too_many_scheduled");
        Assert.True(ofPerson.Headers.ContainsKey("Retry-After"));
        Assert.Equal(202, (await Server.Post("/v1/events", ten, bert.Token)).Status);
        (await tenant.Publish(Later(1))).Refuses(429, "too_many_scheduled");
        Assert.Equal(202, (await tenant.Publish("""{"type":"a","payload":{}}""")).Status);
        Assert.Equal(202, (await (await Server.NewTenant()).Publish(Later(1))).Status);
    }

    [SkippableFact]
    public async Task WhatIsWithdrawnNoLongerWaits()
    {
        var ann = await (await Server.NewTenant()).SignIn("ann");
        var first = (await Server.Post("/v1/events", Later(ServerWithBounds.UserScheduledEvents), ann.Token)).Json[0].GetProperty("id").GetString();

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/events/{first}", null, ann.Token)).Status);

        await Eventually.Holds(async () => (await Server.Post("/v1/events", Later(1), ann.Token)).Status == 202, "there is room for another");
    }

    [SkippableFact]
    public async Task AClientWhoseJoinWasRefusedIsNewWhenItComesBackAndMayJoin()
    {
        var ann = await Server.Default.SignIn("ann");
        var sockets = new[] { await ann.Connect(), await ann.Connect() };
        var client = await PollingClient.Connect(Server, new { token = ann.Token });
        Assert.Equal("too_many_sockets", (await client.Ask(1, """["join-tenant","default"]""")).GetProperty("error").GetString());
        var (sid, pid) = client.Ids();
        await client.Close();
        await sockets[0].DisposeAsync();

        var again = await PollingClient.Connect(Server, new { token = ann.Token, pid, offset = "-" });

        Assert.NotEqual(sid, again.Ids().Sid);
        // Each with its own number: the answer to the one before is no answer to this one.
        var ack = 1;
        await Eventually.Holds(
            async () => (await again.Ask(++ack, """["join-tenant","default"]""")).GetProperty("ok").GetBoolean(), "there is a place again");
        await Server.Default.Notify("hello");
        await again.HearUntil("hello");
        await sockets[1].DisposeAsync();
    }

    [SkippableFact]
    public async Task AClientForWhichThereIsNoRoomAnyMoreIsNotToldThatItRecovered()
    {
        var ann = await Server.Default.SignIn("ann");
        var client = await PollingClient.Connect(Server, new { token = ann.Token });
        await client.Join(1, "default");
        await Server.Default.Notify("the first");
        await client.HearUntil("the first");
        var (pid, offset) = client.Cursor();
        var sid = client.Ids().Sid;
        await client.Close();
        var recovered = await PollingClient.Connect(Server, new { token = ann.Token, pid, offset });
        Assert.Equal(sid, recovered.Ids().Sid);
        await recovered.Close();
        var sockets = new[] { await Connect(ann), await Connect(ann) };

        var refused = await PollingClient.Connect(Server, new { token = ann.Token, pid, offset });

        Assert.NotEqual(sid, refused.Ids().Sid);
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    /// <summary>Publishes, but for the last byte.</summary>
    private async Task<TcpClient> Begin(Person person, byte[] body)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {person.Token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        await client.GetStream().WriteAsync(body.AsMemory(..^1));
        return client;
    }

    /// <summary>When the place of a client that has left is free.</summary>
    private static async Task<Running.Socket> Connect(Person person)
    {
        Running.Socket? socket = null;
        await Eventually.Holds(
            async () =>
            {
                try
                {
                    socket = await person.Connect();
                }
                catch (WebSocketException)
                {
                }

                return socket is not null;
            },
            "a place is free");
        return socket!;
    }

    private static string Batch(int count, int bytes)
        => $"[{string.Join(',', Enumerable.Repeat(JsonSerializer.Serialize(new { type = "a", payload = new string('x', bytes) }), count))}]";

    private static string Later(int count)
    {
        var deliverAt = TimeProvider.System.GetUtcNow().AddDays(30).ToString("O", CultureInfo.InvariantCulture);
        return $"[{string.Join(',', Enumerable.Repeat($$"""{"type":"a","payload":{},"deliverAt":"{{deliverAt}}"}""", count))}]";
    }
}
