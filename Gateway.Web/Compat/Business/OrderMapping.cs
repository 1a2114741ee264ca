using OrleansNotify.Inboxes;

namespace OrleansNotify.Compat.Business;

/// <summary>An order, as a shop posts it after the checkout and whenever its status changes.</summary>
internal static class OrderMapping
{
    private const string NewOrder = "created";

    public static IncomingEvent? Read(FieldReader fields, byte[] body)
    {
        var number = fields.Text("orderNumber", FieldRules.MaxNumber, isNeeded: true);
        var amount = fields.Amount("amount", isNeeded: true);
        var status = fields.Status("status") ?? NewOrder;
        var currency = fields.Text("currency", FieldRules.MaxStatus);
        var customer = fields.Text("customerName", FieldRules.MaxName);
        fields.Email("customerEmail");
        fields.Items("items");
        var (url, action, metadata) = (fields.Link("actionUrl"), fields.Text("actionText", FieldRules.MaxNumber), fields.Object("metadata"));
        if (!fields.AllRight)
        {
            return null;
        }

        var title = $"Order {number} {EventText.Spoken(status)}";
        var message = $"{title}, {EventText.Amount(amount!.Value, currency)}{(customer is null ? "" : $" from {customer}")}";
        var tone = EventText.Tone(status);
        var display = new NotificationContent(title, message, tone, EventText.Priority(tone), url, action, metadata);
        return new IncomingEvent(
            $"order.{status}", $"order/{number}:{status}", [AudienceKey.Everyone], display.Rank, IncomingPayload.WithData(display, body),
            id => TypedResults.Json(new OrderTaken(true, "Order created successfully", id, number!), statusCode: 201));
    }

    internal sealed record OrderTaken(bool Success, string Message, string OrderId, string OrderNumber);
}
