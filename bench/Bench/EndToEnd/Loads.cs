namespace OrleansNotify.Bench.EndToEnd;

/// <summary>The loads of the scenarios, each on the numbers from <c>first</c> on.</summary>
internal static class Loads
{
    public static Func<int, Task<Posted>> Flat(Contender contender, string type, int clients, int most, TimeSpan time)
        => first => new FlatLoad(contender.Port, new EventBody(contender.Token, type), first, most).Run(clients, time);

    /// <param name="typeOf">By the position of an event in the load.</param>
    public static Func<int, Task<Posted>> Paced(Contender contender, int rate, int seconds, Func<int, string> typeOf)
    {
        var bodies = new Dictionary<string, EventBody>();
        return async first =>
        {
            var count = rate * seconds;
            foreach (var type in Enumerable.Range(0, count).Select(typeOf).Distinct())
            {
                bodies[type] = new EventBody(contender.Token, type);
            }

            var sender = new PacedSender(contender.Port, rate, count, index => bodies[typeOf(index)].Request(first + index));
            await sender.Run();
            return new Posted(first, sender.SentAt, sender.AcceptedAt);
        };
    }
}
