using System.Globalization;
using System.Text.Json;
using OrleansNotify.Channels;
using OrleansNotify.Inboxes;

namespace OrleansNotify.Demo;

/// <summary>Sales at a till, whose customers get an e-mail, an SMS and a WhatsApp: captured, as on every development server.</summary>
internal static class DemoMessages
{
    private static readonly (string Name, string Phone, string Email)[] Customers =
    [
        ("Amara Okafor", "+442079460018", "amara@example.com"),
        ("Ben Schneider", "+493023125014", "ben@example.com"),
        ("Chloé Martin", "+33199005512", "chloe@example.com"),
    ];

    public static DemoFact Sale(DateTimeOffset at, Random random, int number)
    {
        var (name, phone, email) = Customers[random.Next(Customers.Length)];
        var (type, amount) = (random.Next(2) == 0 ? "payment_complete" : "order_create", 5 + random.Next(120));
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"demo_{number}"),
            event_type = type,
            timestamp = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            source = "till-2",
            data = new { orderId = $"TILL-{number}", paymentId = $"PAY-{number}", amount, customerName = name, customerPhone = phone, customerEmail = email },
        });
        string[] audience =
        [
            AudienceKey.Address(Channel.Email.Word(), email),
            AudienceKey.Address(Channel.Sms.Word(), phone),
            AudienceKey.Address(Channel.WhatsApp.Word(), phone),
        ];
        return new DemoFact(at, type, PosEvents.Source, audience, payload);
    }
}
