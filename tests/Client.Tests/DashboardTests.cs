using System.Globalization;
using System.Net;
using OrleansNotify.Client.Dashboard;

namespace OrleansNotify.ClientTests;

[Collection(nameof(RunningServer))]
public sealed class DashboardTests(RunningServer server)
{
    private static readonly LowStock Lamp = new("prod_123", "Lamp", 5, 10);

    [Fact]
    public async Task CheckoutAlertAndMaintenanceAreInTheInbox()
    {
        var (_, person) = await server.Person();
        using var http = new HttpClient();
        var webhooks = new DashboardWebhooks(new DashboardOptions { Url = server.Url, Secret = await server.NewWebhookSecret() }, http);

        var order = await webhooks.HandleCheckoutComplete(new Checkout
        {
            OrderNumber = "ORD-C1",
            CustomerName = "Jörg",
            Total = 99.99m,
            PaymentMethod = "stripe",
            Items = [new CheckoutItem("p", "Lamp", 2, 49.99m)],
        });
        await webhooks.SendLowStockAlert(Lamp);
        await webhooks.SendMaintenanceNotification(new Maintenance(DateTimeOffset.Parse("2026-01-15T02:00:00Z", CultureInfo.InvariantCulture), "2 hours", ["payments"]));

        Assert.Equal("ORD-C1", order.OrderNumber);
        var titles = await person.Inbox.List().Take(3).Select(item => item.Payload.GetProperty("title").GetString()).ToListAsync();
        Assert.Equal(["Scheduled Maintenance", "Low Stock Alert", "Order ORD-C1 paid"], titles);
    }

    [Fact]
    public async Task AttemptsOfOneCallHaveOneIdempotencyKey()
    {
        using var answers = new Answers(HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests, null, HttpStatusCode.Created);
        using var http = new HttpClient(answers);

        var taken = await Webhooks(http).SendLowStockAlert(Lamp);

        Assert.Equal("e1", taken.NotificationId);
        Assert.Equal(4, answers.Keys.Count);
        Assert.Single(answers.Keys.Distinct());
    }

    [Fact]
    public async Task RefusalIsNotRepeated()
    {
        using var answers = new Answers(HttpStatusCode.Unauthorized);
        using var http = new HttpClient(answers);

        var refused = await Assert.ThrowsAsync<NotifyException>(() => Webhooks(http).SendLowStockAlert(Lamp));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Single(answers.Keys);
    }

    [Fact]
    public async Task CheckoutReportedTwiceHasOneKey()
    {
        using var answers = new Answers(HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created);
        using var http = new HttpClient(answers);
        var checkout = new Checkout { OrderNumber = "ORD-1", Total = 1 };

        await Webhooks(http).HandleCheckoutComplete(checkout);
        await Webhooks(http).HandleCheckoutComplete(checkout);
        await Webhooks(http).HandleCheckoutComplete(checkout with { Status = "refunded" });

        Assert.Equal(answers.Keys[0], answers.Keys[1]);
        Assert.NotEqual(answers.Keys[1], answers.Keys[2]);
    }

    private static DashboardWebhooks Webhooks(HttpClient http)
        => new(new DashboardOptions { Url = new Uri("http://notify.test/base/"), Secret = "s3cret", Tenant = "shop" }, http);
}
