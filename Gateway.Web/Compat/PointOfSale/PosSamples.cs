using OrleansNotify.Http;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>A payload of each event type, to try the webhook with.</summary>
internal static class PosSamples
{
    public static IReadOnlyDictionary<string, RawJson> All { get; } = new Dictionary<string, RawJson>
    {
        ["pos_save"] = Of("""
            {"id":"webhook_12345","event_type":"pos_save","timestamp":"2024-01-01T12:00:00Z","source":"pos_system","data":{"transactionId":"TXN_67890","amount":125.50,"customerName":"John Doe","customerPhone":"+1234567890","customerEmail":"john.doe@example.com"}}
            """),
        ["order_create"] = Of("""
            {"id":"webhook_12346","event_type":"order_create","timestamp":"2024-01-01T12:05:00Z","source":"pos_system","data":{"orderId":"ORD_1001","amount":42.00,"customerName":"Jane Roe","customerPhone":"+1234567890","customerEmail":"jane.roe@example.com","items":[{"name":"Espresso","quantity":2,"price":3.50},{"name":"Cheesecake","quantity":1,"price":35.00}]}}
            """),
        ["order_update"] = Of("""
            {"id":"webhook_12347","event_type":"order_update","timestamp":"2024-01-01T12:10:00Z","source":"pos_system","data":{"orderId":"ORD_1001","status":"ready","customerName":"Jane Roe","customerPhone":"+1234567890"}}
            """),
        ["payment_complete"] = Of("""
            {"id":"webhook_12348","event_type":"payment_complete","timestamp":"2024-01-01T12:15:00Z","source":"pos_system","data":{"paymentId":"PAY_555","orderId":"ORD_1001","amount":42.00,"customerName":"Jane Roe","customerEmail":"jane.roe@example.com"}}
            """),
    };

    private static RawJson Of(string json) => new(System.Text.Encoding.UTF8.GetBytes(json.Trim()));
}
