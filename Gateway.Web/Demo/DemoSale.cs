using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Demo;

/// <summary>Made-up facts of a small shop, always the same for the same random numbers.</summary>
internal static class DemoSale
{
    private static readonly string[] Customers =
        ["Amara Okafor", "Ben Schneider", "Chloé Martin", "Daniel Kim", "Elif Yılmaz", "Fatima Zahra", "George Hall", "Hana Novák", "Ivan Petrov", "Julia Rossi"];

    private static readonly (string Name, decimal Price)[] Products =
        [("Espresso cup", 12.50m), ("Pour-over kettle", 64.00m), ("Grinder", 129.00m), ("Filter papers", 6.90m), ("House blend 1 kg", 24.00m)];

    public static byte[] Order(Random random, int number, string status)
    {
        var (name, price) = Products[random.Next(Products.Length)];
        var quantity = random.Next(1, 4);
        return Json(new
        {
            orderNumber = $"ORD-{number}",
            status,
            amount = price * quantity,
            currency = "EUR",
            customerName = Customer(random),
            items = new[] { new { productName = name, quantity, price } },
        });
    }

    public static byte[] Payment(Random random, int number, string status) => Json(new
    {
        paymentId = $"pay_{number.ToString("x8", CultureInfo.InvariantCulture)}",
        orderNumber = $"ORD-{number}",
        amount = Products[random.Next(Products.Length)].Price * random.Next(1, 4),
        currency = "EUR",
        status,
        metadata = new { paymentMethod = random.Next(3) == 0 ? "sepa_debit" : "card" },
    });

    public static byte[] Person(Random random, int number) => Json(new { id = $"cus_{number}", name = Customer(random), plan = random.Next(4) == 0 ? "pro" : "free" });

    public static byte[] Push(Random random) => Json(new
    {
        repository = random.Next(2) == 0 ? "acme/shop" : "acme/warehouse",
        branch = "main",
        commits = random.Next(1, 5),
        pusher = Customer(random),
    });

    public static byte[] Notice(string title, string message, string type) => Json(new { title, message, type });

    private static string Customer(Random random) => Customers[random.Next(Customers.Length)];

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);
}
