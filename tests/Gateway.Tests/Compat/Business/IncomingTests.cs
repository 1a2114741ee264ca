using OrleansNotify.Running;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>What shops and payment relays post, as the dashboard's description has it.</summary>
public abstract class IncomingTests(Store store)
{
    private const string SeedTenant = "507f1f77bcf86cd799439011";

    private const string SeedOrder = """
        {
            "tenantId": "507f1f77bcf86cd799439011",
            "orderNumber": "TEST-001",
            "customerName": "Test Customer",
            "amount": 50.00
          }
        """;

    private const string BusinessNotification = """
        {
            "tenantId": "507f1f77bcf86cd799439011",
            "title": "Test Alert",
            "message": "This is a test notification",
            "type": "info"
          }
        """;

    private static readonly object Order = new
    {
        orderNumber = "ORD-12345",
        customerName = "John Doe",
        customerEmail = "john@example.com",
        amount = 99.99m,
        status = "paid",
        items = new[] { new { productId = "prod_123", productName = "Product Name", quantity = 2, price = 49.99m } },
        metadata = new { source = "shopify-headless", paymentMethod = "stripe" },
    };

    private static readonly object Payment = new
    {
        orderId = "507f1f77bcf86cd799439012",
        orderNumber = "ORD-12345",
        amount = 99.99m,
        status = "paid",
        paymentId = "pay_123456",
        metadata = new { paymentMethod = "stripe", transactionId = "txn_789" },
    };

    private Server Server => store.Server;

    [SkippableTheory]
    [InlineData("orders", SeedOrder, "{0}", "Order created successfully")]
    [InlineData("orders", SeedOrder, "sha256={0}", "Order created successfully")]
    [InlineData("orders", SeedOrder, null, "Order created successfully")]
    [InlineData("notifications", BusinessNotification, "{0}", "Notification created successfully")]
    [InlineData("notifications", BusinessNotification, "sha256={0}", "Notification created successfully")]
    [InlineData("notifications", BusinessNotification, null, "Notification created successfully")]
    public async Task TheSeedsOwnLinesWorkWithACredential(string kind, string body, string? signature, string message)
    {
        var tenant = await Server.NewTenant(SeedTenant);
        var shop = await Shop.Of(tenant);

        var answer = signature is null
            ? await Server.Post($"/api/webhooks/{kind}", body, tenant.ApiKey)
            : await Server.Post($"/api/webhooks/{kind}", body, null, ("X-Webhook-Signature", Signature(signature, shop.Secret, body)));

        Assert.Equal(201, answer.Status);
        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal(message, answer.Json.GetProperty("message").GetString());
    }

    [SkippableFact]
    public async Task AnOrderIsANotificationThatAPersonCanRead()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var anna = await shop.Tenant.SignIn("anna");

        var answer = await shop.Post("orders", Order);

        Assert.Equal(["success", "message", "orderId", "orderNumber"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("ORD-12345", answer.Json.GetProperty("orderNumber").GetString());
        var item = Assert.Single(await anna.Items());
        Assert.Equal((answer.Json.GetProperty("orderId").GetString(), "order.paid"), (item.GetProperty("id").GetString(), item.GetProperty("type").GetString()));
        var payload = item.GetProperty("payload");
        Assert.Equal("Order ORD-12345 paid, 99.99 from John Doe", payload.GetProperty("message").GetString());
        Assert.Equal(("success", "medium"), (payload.GetProperty("type").GetString(), payload.GetProperty("priority").GetString()));
        Assert.Equal("stripe", payload.GetProperty("metadata").GetProperty("paymentMethod").GetString());
        Assert.Equal(49.99m, payload.GetProperty("data").GetProperty("items")[0].GetProperty("price").GetDecimal());
    }

    [SkippableFact]
    public async Task APaymentIsANotificationThatAPersonCanRead()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var anna = await shop.Tenant.SignIn("anna");

        var answer = await shop.Post("payments", Payment);

        Assert.Equal((200, "pay_123456"), (answer.Status, answer.Json.GetProperty("paymentId").GetString()));
        var item = Assert.Single(await anna.Items());
        Assert.Equal("payment.paid", item.GetProperty("type").GetString());
        Assert.Equal("Payment pay_123456 paid, 99.99 for order ORD-12345", item.GetProperty("payload").GetProperty("message").GetString());
        Assert.Equal("txn_789", item.GetProperty("payload").GetProperty("data").GetProperty("metadata").GetProperty("transactionId").GetString());
    }

    [SkippableFact]
    public async Task ANotificationIsKeptInTheSendersWords()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var anna = await shop.Tenant.SignIn("anna");

        await shop.Post("notifications", new
        {
            title = "Low Stock Alert",
            message = "Product XYZ is running low",
            type = "warning",
            actionUrl = "/products/xyz",
            actionText = "Manage Stock",
            metadata = new { productId = "xyz", stockLevel = 5 },
            aisle = 7,
        });

        var item = Assert.Single(await anna.Items());
        Assert.Equal("notification", item.GetProperty("type").GetString());
        Assert.Equal(
            """{"title":"Low Stock Alert","message":"Product XYZ is running low","type":"warning","priority":"medium","actionUrl":"/products/xyz","actionText":"Manage Stock","metadata":{"productId":"xyz","stockLevel":5},"aisle":7}""",
            item.GetProperty("payload").GetRawText());
    }

    [SkippableTheory]
    [InlineData("userId")]
    [InlineData("email")]
    public async Task ANotificationMayBeForOnePerson(string member)
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var (anna, bob) = (await shop.Tenant.SignIn("anna"), await shop.Tenant.SignIn("bob"));

        var answer = await shop.Post("notifications", new Dictionary<string, string> { ["title"] = "t", ["message"] = "m", [member] = anna.Email.ToUpperInvariant() });

        Assert.Equal(201, answer.Status);
        Assert.Single(await anna.Items());
        Assert.Empty(await bob.Items());
    }

    [SkippableFact]
    public async Task TheSameOrderAndPaymentTwiceAreOneEach()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var anna = await shop.Tenant.SignIn("anna");

        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Post("orders", Order)));
        var payments = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.Post("payments", Payment)));

        Assert.Single(orders.Select(answer => answer.Body).Distinct());
        Assert.Single(payments.Select(answer => answer.Body).Distinct());
        Assert.Equal(2, (await anna.Items()).Count);
        (await shop.Post("orders", new { orderNumber = "ORD-12345", amount = 1, status = "paid" })).Refuses(409, "idempotency_conflict");
        Assert.Equal(201, (await shop.Post("orders", new { orderNumber = "ORD-12345", amount = 99.99, status = "refunded" })).Status);
    }

    [SkippableFact]
    public async Task APaymentIsGivenBackInParts()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        object Refund(decimal amount) => new { paymentId = "pay_1", status = "partially_refunded", amount };

        var answers = new[] { await shop.Post("payments", Refund(10)), await shop.Post("payments", Refund(5.50m)), await shop.Post("payments", Refund(10)) };

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(answers[0].Body, answers[2].Body);
        Assert.Equal(2, answers.Select(answer => answer.Body).Distinct().Count());
    }

    [SkippableTheory]
    [InlineData("""{"orderNumber":"1","amount":"50.00","customerEmail":"","customerName":" ","actionUrl":"","currency":""}""")]
    [InlineData("""{"orderNumber":1042,"amount":50,"items":[{"price":"1.50","quantity":"2"}]}""")]
    [InlineData("\ufeff{\"orderNumber\":\"2\",\"amount\":50}")]
    public async Task AnOrderIsTakenAsShopsWriteIt(string order)
    {
        var tenant = await Server.NewTenant();

        var answer = await Server.Post($"{tenant.Prefix}/api/webhooks/orders", order, tenant.ApiKey);

        Assert.True(answer.Status == 201, answer.Body);
    }

    [SkippableFact]
    public async Task AKeyInTheHeaderCountsMoreThanTheOrdersNumber()
    {
        var shop = await Shop.Of(await Server.NewTenant());
        var key = ("Idempotency-Key", "k1");

        var (first, again) = (await shop.Post("orders", Order, key), await shop.Post("orders", Order, key));
        var another = await shop.Post("orders", Order, ("Idempotency-Key", "k2"));

        Assert.Equal(first.Body, again.Body);
        Assert.NotEqual(first.Body, another.Body);
        (await shop.Post("orders", new { orderNumber = "ORD-2", amount = 1 }, key)).Refuses(409, "idempotency_conflict");
        (await shop.Post("orders", Order, ("Idempotency-Key", new string('k', 256)))).Refuses(400, "header_malformed");
    }

    [SkippableTheory]
    [InlineData("orders", "{}", "orderNumber is missing; amount is missing")]
    [InlineData("orders", """{"orderNumber":"1","amount":"5O"}""", "amount must be a number from 0 to 1000000000000")]
    [InlineData("orders", """{"orderNumber":"1","amount":-0.01}""", "amount must be a number from 0 to 1000000000000")]
    [InlineData("orders", """{"orderNumber":"1","amount":1e400}""", "amount must be a number from 0 to 1000000000000")]
    [InlineData("orders", """{"orderNumber":" ","amount":1}""", "orderNumber must be text of 1 to 100 characters")]
    [InlineData("orders", """{"orderNumber":true,"amount":1}""", "orderNumber must be text of 1 to 100 characters")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"status":"to be paid"}""", "status must be one word of letters, digits, - and _")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"customerEmail":"nobody"}""", "customerEmail must be an e-mail address")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"items":{}}""", "items must be a list of at most 1000 items")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"items":[{},3]}""", "items[1] must be an object")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"items":[{"price":"one"}]}""", "items[0].price must be a number from 0 to 1000000000000")]
    [InlineData("orders", """{"orderNumber":"1","amount":1,"metadata":[]}""", "metadata must be an object")]
    [InlineData("payments", "{}", "paymentId is missing; amount is missing; status is missing")]
    [InlineData("notifications", """{"title":"t"}""", "message is missing")]
    [InlineData("notifications", """{"title":"t\nt","message":"m"}""", "title must be text of 1 to 200 characters")]
    [InlineData("notifications", """{"title":"t","message":"m","type":"loud"}""", "type must be info, success, warning or error")]
    [InlineData("notifications", """{"title":"t","message":"m","priority":5}""", "priority must be low, medium, high or urgent")]
    [InlineData("notifications", """{"title":"t","message":"m","actionUrl":"javascript:alert(1)"}""", "actionUrl must be an http(s) URL or a path that begins with /")]
    [InlineData("notifications", """{"title":"t","message":"m","actionUrl":"//evil.example"}""", "actionUrl must be an http(s) URL or a path that begins with /")]
    [InlineData("notifications", """{"title":"t","message":"m","userId":"42"}""", "userId must be an e-mail address")]
    [InlineData("notifications", """{"title":"t","message":"m","userId":"a@b.co","email":"c@b.co"}""", "userId and email must be one person")]
    public async Task WhatIsWrongIsSaid(string kind, string body, string error)
    {
        var tenant = await Server.NewTenant();

        var refused = await Server.Post($"/api/webhooks/{kind}", body, tenant.ApiKey);

        refused.Refuses(400, "field_invalid");
        Assert.Equal(error, refused.Json.GetProperty("error").GetString());
    }

    [SkippableTheory]
    [InlineData("[]", 400)]
    [InlineData("{\"a\":", 400)]
    [InlineData("""{"tenantId":5}""", 400)]
    public async Task WhatIsNoBodyIsRefusedBeforeAnybodyIsAsked(string body, int status)
        => Assert.Equal(status, (await Server.Post("/api/webhooks/orders", body)).Status);

    [SkippableFact]
    public async Task HealthIsForEverybodyAndTheCardProductsRoutesAreStillThere()
    {
        var anna = await (await Server.NewTenant()).SignIn("anna");

        Assert.Equal("healthy", (await Server.Get("/api/webhooks/health")).Json.GetProperty("status").GetString());
        Assert.Equal(200, (await Server.Get("/t/default/api/webhooks/health")).Status);
        Assert.Equal(200, (await Server.Get("/api/webhooks", anna.Token)).Status);
        Assert.Equal(404, (await Server.Send(HttpMethod.Delete, "/api/webhooks/orders", null, anna.Token)).Status);
        Assert.Equal(404, (await Server.Get("/api/webhooks/settings/deliveries", anna.Token)).Status);
    }

    private static string Signature(string form, string secret, string body)
        => form.Replace("{0}", Shop.Sign(secret, body), StringComparison.Ordinal);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteIncomingTests(SqliteStore store) : IncomingTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresIncomingTests(PostgresStore store) : IncomingTests(store);
