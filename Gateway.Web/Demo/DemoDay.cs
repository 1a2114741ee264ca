using OrleansNotify.Inboxes;

namespace OrleansNotify.Demo;

/// <summary>What happens in the demo's shop: many orders by day, few by night.</summary>
internal static class DemoDay
{
    private const int Seed = 17;
    private const int FirstNumber = 48_210;
    private static readonly TimeSpan Length = TimeSpan.FromHours(24);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(80);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(500);
    private static readonly string[] Everyone = [AudienceKey.Everyone];

    /// <summary>The day before <paramref name="now"/>, oldest first.</summary>
    public static IEnumerable<DemoFact> Before(DateTimeOffset now)
    {
        var random = new Random(Seed);
        var number = FirstNumber;
        for (var at = now - Length; at < now; at += Next(at, random))
        {
            foreach (var fact in Step(at, random, number++).TakeWhile(fact => fact.At < now))
            {
                yield return fact;
            }
        }
    }

    /// <summary>What one customer does, within a few seconds.</summary>
    public static IReadOnlyList<DemoFact> Step(DateTimeOffset at, Random random, int number)
    {
        DemoFact Fact(int after, string type, string source, byte[] payload, params string[] audience)
            => new(at + TimeSpan.FromSeconds(after), type, source, audience, payload);
        return random.Next(12) switch
        {
            0 => [Fact(0, "push", "github", DemoSale.Push(random))],
            1 => [Fact(0, "customer.created", "shop", DemoSale.Person(random, number))],
            2 =>
            [
                Fact(0, "order.created", "shop", DemoSale.Order(random, number, "created")),
                Fact(3, "payment.failed", "stripe", DemoSale.Payment(random, number, "failed")),
                Fact(4, "notification", "shop", DemoSale.Notice("Payment failed", $"The card for ORD-{number} was declined.", "warning"), Everyone),
            ],
            3 =>
            [
                Fact(0, "order.cancelled", "shop", DemoSale.Order(random, number - 3, "cancelled")),
                Fact(2, "payment.refunded", "stripe", DemoSale.Payment(random, number - 3, "refunded")),
            ],
            4 => [Fact(0, "notification", "shop", DemoSale.Notice("Low stock", "Filter papers: 5 left", "warning"), Everyone)],
            _ =>
            [
                Fact(0, "order.created", "shop", DemoSale.Order(random, number, "created")),
                Fact(2, "payment.completed", "stripe", DemoSale.Payment(random, number, "completed")),
                Fact(9, "order.paid", "shop", DemoSale.Order(random, number, "paid")),
            ],
        };
    }

    /// <summary>A number of an event, always the same.</summary>
    public static int Salt(string eventId)
        => eventId.Length == 0 ? 0 : (eventId[^1] * 31) + eventId[eventId.Length / 2];

    private static TimeSpan Next(DateTimeOffset at, Random random)
    {
        // Highest in the middle of the day, lowest twelve hours from it.
        var share = (1 - Math.Cos(at.TimeOfDay.TotalHours / 24 * 2 * Math.PI)) / 2;
        var usual = Quiet + ((Busy - Quiet) * share);
        return TimeSpan.FromSeconds(10) + (usual * (0.5 + random.NextDouble()));
    }
}
