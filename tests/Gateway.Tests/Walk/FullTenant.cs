using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Walk;

/// <summary>A tenant that has something of everything, each with a text in it that stands nowhere else.</summary>
public sealed class FullTenant : IAsyncDisposable
{
    private readonly Dictionary<string, string> _canaries = [];

    private FullTenant(Tenant tenant, Sink sink) => (Tenant, Sink) = (tenant, sink);

    public Tenant Tenant { get; }

    public Server Server => Tenant.Server;

    public Person Person { get; set; } = null!;

    public Person Other { get; private set; } = null!;

    public string ApiKey { get; set; } = "";

    public Sink Sink { get; }

    /// <summary>In all of its texts.</summary>
    public string Mark => $"canary-{Tenant.Name}-";

    /// <summary>By what they are in; each can be read by its owner.</summary>
    public IReadOnlyDictionary<string, string> Canaries => _canaries;

    public string EventId { get; private set; } = "";

    public string EndpointId { get; private set; } = "";

    public string PersonsEndpointId { get; private set; } = "";

    public string DeliveryId { get; private set; } = "";

    public string ReplayId { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    public string MessageId { get; private set; } = "";

    public string AccountId { get; private set; } = "";

    public string Address => Mark + "address@example.org";

    public string SessionId { get; private set; } = "";

    public string Topic => Mark + "topic";

    public string Member => Mark + "member@codingninjas.com";

    public string Source => Mark + "source";

    // Public, as the page of the sign-in shows it.
    public string SsoId => $"sso-{Tenant.Name}";

    public string EventType => Mark + "type";

    public string Contact => Mark + "contact";

    public string CategoryId => Mark + "category";

    public string InvitationId { get; private set; } = "";

    public string PortalLinkId { get; private set; } = "";

    public string MemberToken { get; private set; } = "";

    public string ViewId { get; private set; } = "";

    public string SuppressionId { get; private set; } = "";

    public string Epoch { get; private set; } = "";

    public static async Task<FullTenant> Make(Server server)
    {
        var full = new FullTenant(await server.NewTenant(), await Sink.Start());
        full.ApiKey = full.Tenant.ApiKey;
        // Requests name this one, and may be answered with what they said; of the other nobody else knows.
        full.Person = await full.Tenant.SignIn("person");
        full.Other = await full.Tenant.SignInAs($"{full.Canary("person")}@codingninjas.com");
        var sessions = await full.Server.Get("/v1/sessions", full.Other.Token);
        full.SessionId = sessions.Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        await full.MakeEndpoints();
        await full.MakeSources();
        await full.MakePeople();
        await full.Publish();
        await full.Deliver();
        await full.Send();
        await using var socket = await full.Person.Connect();
        full.Epoch = socket.Epoch;
        return full;
    }

    /// <summary>The head of its log.</summary>
    public async Task<long> Head()
    {
        await using var socket = await Person.Connect();
        return socket.Seq;
    }

    public ValueTask DisposeAsync() => Sink.DisposeAsync();

    private string Canary(string kind) => _canaries[kind] = Mark + kind;

    private async Task MakeEndpoints()
    {
        var endpoint = await Tenant.NewEndpoint(new
        {
            url = Sink.Url + Canary("url"),
            eventTypes = new[] { "*" },
            description = Canary("description"),
            headers = new Dictionary<string, string> { ["X-Canary"] = Canary("header") },
            metadata = new Dictionary<string, string> { ["canary"] = Canary("metadata") },
        });
        EndpointId = endpoint.GetProperty("id").GetString()!;
        var own = await Done(201, Server.Post($"{Tenant.Prefix}/api/webhooks", Json(new { url = Sink.Url + Canary("personsUrl"), events = new[] { "*" } }), Person.Token));
        PersonsEndpointId = own.GetProperty("id").GetString()!;
        await Done(201, Server.Post("/v1/endpoints", Json(new { url = Sink.Url, eventTypes = new[] { "none" } }), Other.Token));
    }

    private async Task MakeSources()
    {
        _canaries["source"] = Source;
        var secret = Mark + "secret-0123456789";
        await Done(200, Tenant.PutSource(Source, Json(new { scheme = "bearer", secret, audience = new[] { "*" }, eventType = Canary("sourceType") })));
        await Done(202, Server.Post($"{Tenant.Prefix}/webhook/{Source}", Json(new { text = Canary("sourced") }), secret));
        // What is refused is in the activity log, by the name of the source.
        Assert.Equal(401, (await Server.Post($"{Tenant.Prefix}/webhook/{Source}", "{}", "wrong")).Status);
        var key = await Done(201, Server.Post($"/v1/admin/tenants/{Tenant.Name}/api-keys", Json(new { name = Canary("keyName") }), Server.AdminToken));
        KeyId = key.GetProperty("id").GetString()!;
        _canaries["member"] = Member;
        await Done(200, Server.Put($"/v1/admin/tenants/{Tenant.Name}/members/{Member}", """{"role":"admin"}""", Server.AdminToken));
        MemberToken = (await Tenant.SignInAs(Member)).Token;
        var view = await Done(201, Server.Post("/v1/views", Json(new { name = Canary("view"), page = "deliveries", query = "status=dead", isShared = true }), MemberToken));
        ViewId = view.GetProperty("id").GetString()!;
        var invited = Canary("invited") + "@codingninjas.com";
        var invitation = await Done(201, Server.Post($"/v1/admin/tenants/{Tenant.Name}/members/invitations", Json(new { email = invited, role = "viewer" }), Server.AdminToken));
        InvitationId = invitation.GetProperty("id").GetString()!;
        await Done(200, Server.Put("/v1/settings/portal", Json(new { name = Canary("portalName"), frameOrigins = new[] { "https://app.example.org" } }), Tenant.ApiKey));
        var sso = Json(new { name = "Acme", issuer = "http://127.0.0.1:1", clientId = Canary("ssoClient"), domains = new[] { "acme.example" } });
        await Done(200, Server.Put($"/v1/admin/tenants/{Tenant.Name}/sso-providers/{SsoId}", sso, Server.AdminToken));
        var link = await Done(201, Tenant.Call("/v1/portal-links", Json(new { consumer = Other.Email, sessionId = Canary("portal") })));
        PortalLinkId = link.GetProperty("id").GetString()!;
        _canaries["topic"] = Topic;
        Assert.Equal(204, (await Server.Post($"/v1/topics/{Topic}/members", Json(new { users = new[] { Other.Email } }), Tenant.ApiKey)).Status);
    }

    private async Task MakePeople()
    {
        _canaries["contact"] = Contact;
        var addresses = new[] { new { channel = "sms", address = "+4930901820" } };
        var consents = new[] { new { kind = "granted", category = "marketing", proof = Canary("proof") } };
        await Done(200, Server.Put($"/v1/people/{Contact}", Json(new { name = Canary("personName"), addresses, consents }), Tenant.ApiKey));
        var suppression = await Done(200, Tenant.Call("/v1/suppressions", Json(new { channel = "sms", address = "+4930901821", detail = Canary("detail") })));
        SuppressionId = suppression.GetProperty("id").GetString()!;
        _canaries["category"] = CategoryId;
        var category = new { labels = new { en = Canary("categoryLabel") }, eventTypes = new[] { Mark + "category" } };
        await Done(200, Server.Put($"/v1/categories/{CategoryId}", Json(category), Tenant.ApiKey));
        await Done(200, Server.Put($"/v1/templates/{EventType}/sms/en", Json(new { text = Canary("template") }), Tenant.ApiKey));
    }

    private async Task Publish()
    {
        _canaries["type"] = EventType;
        var published = await Done(202, Tenant.Publish(Json(new
        {
            type = EventType,
            payload = new { title = Canary("title"), message = Canary("message") },
            audience = new[] { "*", $"t:{Topic}" },
        })));
        EventId = published.GetProperty("id").GetString()!;
        await Done(202, Tenant.Publish(Json(new
        {
            type = "later",
            payload = new { title = Canary("scheduled") },
            deliverAt = TimeProvider.System.GetUtcNow().AddDays(1).ToString("o", System.Globalization.CultureInfo.InvariantCulture),
        })));
        await Tenant.Notify(Canary("webhook"));
        await Tenant.NotifyPrivately(Person.Email, Canary("private"));
        await Done(201, Tenant.Call("/api/webhooks/orders", Json(new { orderNumber = Canary("order"), amount = 5, metadata = new { note = Canary("orderMetadata") } })));
        await Done(200, Tenant.Call("/api/webhooks/payments", Json(new { paymentId = Canary("payment"), amount = 5, status = "completed" })));
        await Done(201, Tenant.Call("/api/webhooks/notifications", Json(new { title = Canary("note"), message = "A note" })));
        await Done(201, Tenant.Call("/api/notifications", Json(new { title = Canary("notification"), metadata = new { note = Canary("notificationMetadata") } })));
        Assert.Equal(200, (await Person.Change(EventId, new { seen = true })).Status);
    }

    private async Task Deliver()
    {
        await Eventually.Holds(async () => (DeliveryId = await Delivered()).Length > 0, "the event is delivered");
        var replay = await Done(202, Tenant.Call($"/v1/endpoints/{EndpointId}/replays", """{"kind":"all"}"""));
        ReplayId = replay.GetProperty("id").GetString()!;
    }

    private async Task Send()
    {
        _canaries["address"] = Address;
        var account = await Done(201, Tenant.Call("/v1/providers", Json(new
        {
            provider = "twilio-sms",
            name = Canary("account"),
            settings = new { accountSid = "AC" + new string('0', 32), authToken = Mark + "token", from = "+15005550006" },
        })));
        AccountId = account.GetProperty("id").GetString()!;
        await Done(200, Server.Put($"/v1/message-rules/{EventType}/sms", Json(new { delay = 60 }), Tenant.ApiKey));
        await Done(202, Tenant.Publish(Json(new { type = "mailed", payload = new { message = "hello" }, audience = new[] { $"email:{Address}" } })));
        await Eventually.Holds(async () => (MessageId = await Sent()).Length > 0, "the message is sent");
    }

    private async Task<string> Sent()
    {
        var page = await Tenant.Get("/v1/messages?status=accepted");
        return page.Json.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString()!).FirstOrDefault() ?? "";
    }

    private async Task<string> Delivered()
    {
        var page = await Tenant.Get($"/v1/deliveries?endpoint={EndpointId}&type={EventType}&status=succeeded");
        return page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).FirstOrDefault() ?? "";
    }

    private static async Task<JsonElement> Done(int status, Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == status, answer.Body);
        return answer.Json;
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
