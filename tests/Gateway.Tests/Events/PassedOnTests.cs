using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Events;

/// <summary>What is only passed on comes out as it went in, whatever JSON it is, by every way in.</summary>
public abstract class PassedOnTests(Store store)
{
    private Server Server => store.Server;

    public static TheoryData<string> Odd =>
    [
        """{"SICCODE":724,"siccode":"9999"}""",
        """{"a":"\u0000","\u0000":{"\u0000":null}}""",
        """{"a":1,"a":1,"a":2}""",
        """{"a":"\ud83d","\udc00":"cut","title":"\ud83d"}""",
        """{"type":5,"metadata":{"a":1,"a":2,"\ud83d":1},"title":"a","title":"b"}""",
        """{ "a" : 1.50 , "b":1e400,"c":12345678901234567890123,"d":"\u0041\/" }""",
        """[1,{"a":1,"a":2},"\u0000"]""",
        "\"\\ud83d\"",
        "null",
    ];

    [SkippableTheory]
    [MemberData(nameof(Odd))]
    public async Task AnyJsonGoesThroughASource(string payload)
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("shop", """{"scheme":"bearer","secret":"0123456789abcdef","audience":["*"]}""");
        var anna = await tenant.SignIn("anna");

        Assert.Equal(202, (await Server.Post($"{tenant.Prefix}/webhook/shop", payload, "0123456789abcdef")).Status);

        await ComesOut(tenant, anna, payload);
    }

    [SkippableTheory]
    [MemberData(nameof(Odd))]
    public async Task AnyJsonGoesThroughThePublishingRoute(string payload)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        var one = await tenant.Publish($$"""{"type":"a.b","audience":["*"],"payload":{{payload}}}""");
        var later = await tenant.Publish($$"""[{"type":"a.b","deliverAt":"2999-01-01T00:00:00Z","payload":{{payload}}}]""");
        var scheduled = await tenant.Publish($$"""[{"type":"a.b","deliverAt":"{{TimeProvider.System.GetUtcNow().AddDays(30):o}}","payload":{{payload}}}]""");

        Assert.Equal((202, 422, 202), (one.Status, later.Status, scheduled.Status));
        Assert.Contains(payload, (await tenant.Get("/v1/events/scheduled")).Body, StringComparison.Ordinal);
        await ComesOut(tenant, anna, payload);
    }

    [SkippableTheory]
    [InlineData("""{"type":"a","X":1,"x":"\u0000","x":"\ud83d"}""", "a")]
    [InlineData("""{"type":5,"type":"b"}""", "b")]
    public async Task AnyObjectGoesThroughTheWebhook(string payload, string type)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        (await tenant.Post(payload)).Is(200, Seed.Received);

        Assert.Equal(type, (await anna.Items())[0].GetProperty("type").GetString());
        await ComesOut(tenant, anna, payload);
    }

    [SkippableFact]
    public async Task AnOrderKeepsWhatItsShopWrote()
    {
        var tenant = await Server.NewTenant();
        const string order = """{"orderNumber":1042,"amount":"99.90","customerEmail":"","SKU":1,"sku":2,"metadata":{"a":1,"a":"\u0000","\ud83d":0},"note":"\ud83d"}""";

        var answer = await Server.Post($"{tenant.Prefix}/api/webhooks/orders", order, tenant.ApiKey);

        Assert.True(answer.Status == 201, answer.Body);
        var anna = await tenant.SignIn("anna");
        Assert.Contains(order, (await Server.Get("/v1/inbox", anna.Token)).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await Server.Get("/api/notifications", anna.Token)).Status);
    }

    [SkippableTheory]
    [InlineData("Private")]
    [InlineData("PRIVATE")]
    [InlineData(" private ")]
    public async Task WhatLooksPrivateIsForOnePerson(string type)
    {
        var tenant = await Server.NewTenant();
        var (anna, zoe) = (await tenant.SignIn("anna"), await tenant.SignIn("zoe"));

        (await tenant.Post($$"""{"type":"{{type}}","email":"{{anna.Email}}","message":"secret"}""")).Is(200, Seed.Received);
        (await tenant.Post($$"""{"type":"{{type}}","message":"to nobody"}""")).Refuses(422, "email_invalid");
        (await tenant.Post($$"""{"type":"{{type}}","type":"news","email":"{{anna.Email}}"}""")).Refuses(422, "private_unclear");
        (await tenant.Post($$"""{"TYPE":"{{type}}","type":"news","email":"{{anna.Email}}"}""")).Refuses(422, "private_unclear");

        Assert.Single(await anna.Items());
        Assert.Empty(await zoe.Items());
    }

    [SkippableTheory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    public async Task ABodyIsDecoded(string codings)
    {
        var tenant = await Server.NewTenant();
        const string body = """{"type":"packed","message":"hello"}""";
        var packed = codings.Split(", ").Aggregate(Encoding.UTF8.GetBytes(body), Packed);

        var answer = await Send(HttpMethod.Post, $"{tenant.Prefix}/webhook", packed, tenant.WebhookToken, "application/json", codings);

        answer.Is(200, Seed.Received);
        Assert.Equal(1, await Server.Database.Number($"SELECT count(*) FROM events WHERE tenant = '{tenant.Name}' AND length(payload) = {body.Length}"));
    }

    [SkippableFact]
    public async Task AnEncodingThatIsNotReadNamesThoseThatAre()
    {
        var tenant = await Server.NewTenant();
        string[] paths = [$"{tenant.Prefix}/webhook", $"{tenant.Prefix}/webhook/x", "/v1/events", "/v1/endpoints", "/api/notifications", $"{tenant.Prefix}/api/webhooks/orders", "/request-otp"];
        foreach (var path in paths)
        {
            var token = path.EndsWith("/webhook", StringComparison.Ordinal) ? tenant.WebhookToken : path == "/request-otp" ? null : tenant.ApiKey;
            var answer = await Send(HttpMethod.Post, path, "{}"u8.ToArray(), token, "application/json", "zstd");

            answer.Refuses(415, "content_encoding_unsupported");
            Assert.Equal("gzip, deflate, br", answer.Headers["Accept-Encoding"]);
        }
    }

    [SkippableFact]
    public async Task ABombIsTooLarge()
    {
        var tenant = await Server.NewTenant();
        var bomb = Packed(new byte[5_000_000], "gzip");

        (await Send(HttpMethod.Post, $"{tenant.Prefix}/webhook", bomb, tenant.WebhookToken, "application/json", "gzip")).Refuses(413, "body_too_large");
        (await Send(HttpMethod.Post, "/v1/events", bomb, tenant.ApiKey, "application/json", "gzip")).Refuses(413, "body_too_large");
    }

    [SkippableFact]
    public async Task WhatIsJsonUnderneathIsTaken()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("sns", """{"scheme":"bearer","secret":"0123456789abcdef"}""");
        var id = (await tenant.NewEndpoint(new { url = "https://example.org/hook" })).GetProperty("id").GetString();

        Task<Answer> Patch(string path, string body, string type) => Send(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(body), tenant.ApiKey, type);
        Task<Answer> Post(string type) => Send(HttpMethod.Post, $"{tenant.Prefix}/webhook/sns", "{}"u8.ToArray(), "0123456789abcdef", type);
        Assert.Equal(200, (await Patch($"/v1/endpoints/{id}", """{"description":"a"}""", "application/merge-patch+json")).Status);
        Assert.Equal(200, (await Patch("/v1/settings", "{}", "application/merge-patch+json; charset=utf-8")).Status);
        Assert.Equal(200, (await Patch("/api/webhooks/settings", "{}", "application/merge-patch+json")).Status);
        Assert.Equal(202, (await Post("application/cloudevents+json")).Status);
        Assert.Equal(202, (await Post("text/plain; charset=UTF-8")).Status);
        Assert.Equal(415, (await Post("text/html")).Status);
        Assert.Equal(415, (await Send(HttpMethod.Post, $"{tenant.Prefix}/webhook", "{}"u8.ToArray(), tenant.WebhookToken, "text/plain")).Status);
    }

    [SkippableTheory]
    [InlineData("a=1&b=x%20y%2B+z&a=2&%C3%A9=", """{"a":["1","2"],"b":"x y+ z","é":""}""")]
    [InlineData("payload=%7B%22type%22%3A%22block_actions%22%7D", """{"type":"block_actions"}""")]
    [InlineData("payload=none", """{"payload":"none"}""")]
    public async Task AFormIsTakenAsJson(string form, string payload)
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("form", """{"scheme":"bearer","secret":"0123456789abcdef","audience":["*"]}""");
        var anna = await tenant.SignIn("anna");

        var answer = await Send(HttpMethod.Post, $"{tenant.Prefix}/webhook/form", Encoding.UTF8.GetBytes(form), "0123456789abcdef", "application/x-www-form-urlencoded");

        Assert.True(answer.Status == 202, answer.Body);
        Assert.Contains($"\"payload\":{payload},", (await Server.Get("/v1/inbox", anna.Token)).Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ASourcesTokenMayComeAsAPassword()
    {
        var tenant = await Server.NewTenant();
        await tenant.PutSource("basic", """{"scheme":"bearer","secret":"0123456789abcdef"}""");
        Task<Answer> Post(string pair) => Server.Post(
            $"{tenant.Prefix}/webhook/basic", "{}", null, ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}"));

        Assert.Equal(202, (await Post("anyone:0123456789abcdef")).Status);
        Assert.Equal(401, (await Post("anyone:another")).Status);
        Assert.Equal(401, (await Post("0123456789abcdef")).Status);
    }

    [SkippableTheory]
    [InlineData("", "")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=x", "1158201444")]
    [InlineData("?challenge=%3Cscript%3E", "<script>")]
    public async Task ASendersQuestionWhetherTheAddressIsThereIsAnswered(string query, string body)
    {
        var tenant = await Server.NewTenant();

        var answer = await Server.Get($"{tenant.Prefix}/webhook/any{query}");

        answer.Is(200, body);
        Assert.StartsWith("text/plain", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(200, (await Server.Send(HttpMethod.Head, $"{tenant.Prefix}/webhook/any", null)).Status);
        Assert.Equal(404, (await Server.Get($"/t/nobody/webhook/any{query}")).Status);
    }

    [SkippableFact]
    public async Task NotificationsHavePagesToTheirEnd()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await tenant.Publish("[" + string.Join(',', Enumerable.Range(0, 250).Select(i => $$$"""{"type":"a","audience":["*"],"payload":{"title":"{{{i}}}"}}""")) + "]");

        foreach (var token in (string[])[anna.Token, tenant.ApiKey])
        {
            var (seqs, before) = (new List<long>(), "");
            do
            {
                var page = (await Server.Get($"/api/notifications?limit=100{before}", token)).Json;
                seqs.AddRange(page.GetProperty("notifications").EnumerateArray().Select(item => item.GetProperty("seq").GetInt64()));
                before = page.TryGetProperty("nextBefore", out var next) ? $"&before={next.GetInt64()}" : null;
            }
            while (before is not null && seqs.Count < 1_000);

            Assert.Equal(Enumerable.Range(1, 250).Reverse().Select(seq => (long)seq), seqs);
        }
    }

    [SkippableFact]
    public async Task AFrameHasTheEventsTypeWhereItIsAskedFor()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        await using var socket = await Socket.Open(Server.Port, $"/ws?token={anna.Token}&eventType=true");
        await socket.Next("welcome");

        await tenant.Publish("""{"type":"order.paid","audience":["*"],"payload":{"type":"success"}}""");

        var frame = JsonDocument.Parse(await socket.NextText()).RootElement;
        Assert.Equal(("order.paid", "success"), (frame.GetProperty("eventType").GetString(), frame.GetProperty("type").GetString()));
    }

    [SkippableTheory]
    [InlineData("2999-05-01T09:00:00")]
    [InlineData("2999-05-01")]
    [InlineData("tomorrow")]
    public async Task ATimeWithoutItsZoneIsRefusedByItsName(string time)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        var id = (await tenant.NewEndpoint(new { url = "https://example.org/hook" })).GetProperty("id").GetString();
        await tenant.Notify("one");
        var item = (await anna.Items())[0].GetProperty("id").GetString();
        (string Name, Task<Answer> Answer)[] all =
        [
            ("expiresAt", Server.Post("/api/notifications", $$"""{"title":"a","expiresAt":"{{time}}"}""", tenant.ApiKey)),
            ("expiresAt", tenant.Publish($$"""{"type":"a","payload":1,"expiresAt":"{{time}}"}""")),
            ("deliverAt", tenant.Publish($$"""[{"type":"a","payload":1,"deliverAt":"{{time}}"}]""")),
            ("expiresAt", Server.Post($"/v1/admin/tenants/{tenant.Name}/api-keys", $$"""{"name":"a","expiresAt":"{{time}}"}""", Server.AdminToken)),
            ("since", tenant.Call($"/v1/endpoints/{id}/replays", $$"""{"since":"{{time}}","dryRun":true}""")),
            ("snoozedUntil", Server.Send(HttpMethod.Patch, $"/v1/inbox/{item}", $$"""{"snoozedUntil":"{{time}}"}""", anna.Token)),
        ];
        foreach (var (name, answer) in all)
        {
            Assert.Equal((name, 422), (name, (await answer).Status));
            Assert.Contains(name, (await answer).Body, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task ATimeIsTakenWhole()
    {
        var tenant = await Server.NewTenant();

        Assert.Equal(202, (await tenant.Publish("""{"type":"a","payload":1,"expiresAt":"2027-05-01T09:00:00.123456789+02:00"}""")).Status);
        Assert.Equal(201, (await Server.Post("/api/notifications", """{"title":"a","expiresAt":"2027-05-01t09:00:00.123456789z"}""", tenant.ApiKey)).Status);
    }

    [SkippableTheory]
    [InlineData("?unread=1", "unread")]
    [InlineData("?archived=yes", "archived")]
    [InlineData("?before=0", "before")]
    [InlineData("?limit=0", "limit")]
    public async Task TheParameterAtFaultIsNamed(string query, string name)
    {
        var anna = await (await Server.NewTenant()).SignIn("anna");

        var title = (await Server.Get($"/v1/inbox{query}", anna.Token)).Json.GetProperty("title").GetString();

        Assert.StartsWith($"{name} is ", title, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("audiences", "audience")]
    [InlineData("Audience", "audience")]
    [InlineData("deliver_at", "deliverAt")]
    [InlineData("payloads", "payload")]
    public async Task AMemberThatIsAlmostOneIsRefused(string member, string meant)
    {
        var answer = await (await Server.NewTenant()).Publish($$"""{"type":"a","payload":1,"{{member}}":["*"]}""");

        answer.Refuses(422, "member_unknown");
        Assert.Contains(meant, answer.Body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AMemberOfTheCallersOwnIsIgnored()
        => Assert.Equal(202, (await (await Server.NewTenant()).Publish("""{"type":"a","payload":1,"time":1,"id":2,"data":3,"specversion":"1.0"}""")).Status);

    [SkippableTheory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("/\\t/evil.example")]
    public async Task ALinkThatIsNoneIsNotGivenOut(string link)
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");

        await tenant.Publish($$$"""{"type":"a","audience":["*"],"payload":{"title":"a","actionUrl":"{{{link}}}"}}""");

        Assert.Equal(422, (await Server.Post("/api/notifications", $$"""{"title":"a","actionUrl":"{{link}}"}""", tenant.ApiKey)).Status);
        Assert.Equal(400, (await Server.Post($"{tenant.Prefix}/api/webhooks/notifications", $$"""{"title":"a","message":"b","actionUrl":"{{link}}"}""", tenant.ApiKey)).Status);
        Assert.Equal("null", (await anna.Notifications()).GetProperty("notifications")[0].GetProperty("actionUrl").GetRawText());
    }

    private async Task ComesOut(Tenant tenant, Person anna, string payload)
    {
        var inbox = await Server.Get("/v1/inbox", anna.Token);
        Assert.Equal(200, inbox.Status);
        Assert.Contains($"\"payload\":{payload},", inbox.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await Server.Get("/api/notifications", anna.Token)).Status);
        Assert.Equal(200, (await Server.Get("/api/notifications", tenant.ApiKey)).Status);
        await using var socket = await anna.Connect(since: 0);
        var frame = await socket.NextText();
        Assert.StartsWith("evt_", JsonDocument.Parse(frame).RootElement.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    private async Task<Answer> Send(HttpMethod method, string path, byte[] body, string? token, string type, string? coding = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (coding is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        using var response = await Server.Http.SendAsync(request);
        return await Answer.Of(response);
    }

    private static byte[] Packed(byte[] plain, string coding)
    {
        if (coding == "identity")
        {
            return plain;
        }

        var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new GZipStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(plain);
        }

        return packed.ToArray();
    }
}

[Collection(OnSqlite.Name)]
public sealed class SqlitePassedOnTests(SqliteStore store) : PassedOnTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresPassedOnTests(PostgresStore store) : PassedOnTests(store);
