using OrleansNotify.Inboxes;

namespace OrleansNotify.Compat.Business;

/// <summary>What became of a payment, as a payment processor's relay posts it.</summary>
internal static class PaymentMapping
{
    public static IncomingEvent? Read(FieldReader fields, byte[] body)
    {
        var payment = fields.Text("paymentId", FieldRules.MaxNumber, isNeeded: true);
        var amount = fields.Amount("amount", isNeeded: true);
        var status = fields.Status("status", isNeeded: true);
        var (number, order) = (fields.Text("orderNumber", FieldRules.MaxNumber), fields.Text("orderId", FieldRules.MaxNumber));
        var currency = fields.Text("currency", FieldRules.MaxStatus);
        var (url, action, metadata) = (fields.Link("actionUrl"), fields.Text("actionText", FieldRules.MaxNumber), fields.Object("metadata"));
        if (!fields.AllRight)
        {
            return null;
        }

        var title = $"Payment {payment} {EventText.Spoken(status!)}";
        var message = $"{title}, {EventText.Amount(amount!.Value, currency)}{(number is null ? "" : $" for order {number}")}";
        var tone = EventText.Tone(status!);
        var display = new NotificationContent(title, message, tone, EventText.Priority(tone), url, action, metadata);
        return new IncomingEvent(
            $"payment.{status}", NaturalKey(payment!, status!, amount.Value), [AudienceKey.Everyone], display.Rank, IncomingPayload.WithData(display, body),
            id => TypedResults.Ok(new PaymentTaken(true, "Payment processed successfully", order, number, payment!, id)));
    }

    // A payment is completed once, but may be given back in parts: each amount is one.
    private static string NaturalKey(string payment, string status, decimal amount)
        => status.Contains("refund", StringComparison.Ordinal)
            ? $"payment/{payment}:{status}:{EventText.Amount(amount, null)}"
            : $"payment/{payment}:{status}";

    /// <param name="OrderId">As the sender has it.</param>
    internal sealed record PaymentTaken(bool Success, string Message, string? OrderId, string? OrderNumber, string PaymentId, string NotificationId);
}
