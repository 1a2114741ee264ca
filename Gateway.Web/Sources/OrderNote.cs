using OrleansNotify.Inboxes;

namespace OrleansNotify.Sources;

/// <summary>An order, as a shop posts it after the checkout and whenever its status changes.</summary>
internal static class OrderNote
{
    private const string NewOrder = "created";

    public static IncomingNote? Read(FieldReader fields, byte[] body)
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

        var title = $"Order {number} {NoteText.Spoken(status)}";
        var message = $"{title}, {NoteText.Amount(amount!.Value, currency)}{(customer is null ? "" : $" from {customer}")}";
        var tone = NoteText.Tone(status);
        var display = new Display(title, message, tone, NoteText.Priority(tone), url, action, metadata);
        return new IncomingNote(
            $"order.{status}", $"order/{number}:{status}", [AudienceKey.Everyone], display.Rank, IncomingPayload.WithData(display, body),
            id => TypedResults.Json(new OrderTaken(true, "Order created successfully", id, number!), statusCode: 201));
    }

    internal sealed record OrderTaken(bool Success, string Message, string OrderId, string OrderNumber);
}
